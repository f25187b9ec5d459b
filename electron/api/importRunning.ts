import type { ImportDraft } from '../../shared/imports/draft.ts'
import { runImport } from '../workers/importRun.ts'
import type { ImportSource } from '../workers/importTask.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { askImport, givenFiles, type Importing, importingDesk } from './importAsking.ts'
import { behindFiles } from './importBehind.ts'
import { changeImportDraft, importDraftOf } from './importDraft.ts'
import { refused } from './refusals.ts'

const mayImport = withRight('imports.run')

export const importRunning = {
  /** Answers as soon as the import stands in the list; it goes on by itself, wherever its person goes. */
  run: api.imports.run.use(mayImport).handler(async ({ context, input: { revision } }) => {
    const draft = await importDraftOf(context.store.reader, context.person.id)
    const check = await askImport(context, revision, 'check', {})
    if (!check) throw refused('no-draft')
    const { lines: _lines, ...records } = check.counts
    if (Object.values(records).every(count => count === 0)) throw refused('nothing')
    const batch = await begun(context, draft)
    return { draft: await changeImportDraft(context, before => ({ ...before, batch, step: 'done' })) }
  }),

  stop: api.imports.stop.use(mayImport).handler(({ context }) => ({ stopping: context.imports.stop() })),

  refusedRows: api.imports.refusedRows
    .use(mayImport)
    .handler(async ({ context, input }) => behindFiles(await askImport(context, null, 'behind', {}), input.language)),
}

/** Begins to write; answers what the import is called once it stands in the list. */
async function begun(context: Importing, draft: ImportDraft): Promise<string> {
  const desk = await importingDesk(context)
  const source = sourceOf(context, draft)
  const name = draft.profile ?? draft.mapping?.name ?? ''
  return new Promise((resolve, reject) => {
    const running = context.imports.run(context.person.id, async signal => {
      try {
        await runImport(desk, { name, source, signal, onProgress: ({ batch }) => resolve(batch) })
      } catch (error) {
        context.log.error('import failed', { error })
        reject(error)
      }
    })
    if (!running) reject(refused('busy'))
  })
}

function sourceOf(context: Importing, draft: ImportDraft): ImportSource {
  const files = givenFiles(context, draft)
  const { profile, mapping, corrections, leftOut } = draft
  if (profile !== null) return { profile, files, corrections, leftOut }
  if (mapping !== null) return { mapping, files, corrections, leftOut }
  throw refused('no-draft')
}
