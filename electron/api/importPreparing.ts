import { listRemembered, removeRemembered, saveRemembered } from '../../db/importMemory.ts'
import { withCorrections, withRowOut } from '../../shared/imports/changes.ts'
import { emptyImport, mostCorrections } from '../../shared/imports/draft.ts'
import { recognised } from '../../shared/imports/remembered.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { askImport, importingDesk } from './importAsking.ts'
import { changeImportDraft, dropImportDraft, importDraftOf } from './importDraft.ts'
import { asksFor } from './importRights.ts'
import { whatIsSaid } from './importSaying.ts'
import { refused } from './refusals.ts'

const mayImport = withRight('imports.run')

/** From the files to what they will be. Tables are read and looked through in a thread; nothing is written to the books. */
export const importPreparing = {
  draft: api.imports.draft
    .use(mayImport)
    .handler(({ context }) => importDraftOf(context.store.reader, context.person.id)),

  drop: api.imports.drop.use(mayImport).handler(async ({ context }) => {
    if (context.imports.isRunning(context.person.id)) throw refused('busy')
    await context.store.writePrivate(tx => dropImportDraft(tx, context.person.id))
    await context.imports.clear(context.person.id)
    return emptyImport
  }),

  tables: api.imports.tables.use(mayImport).handler(async ({ context, input }) => {
    const { sheets, profile } = await askImport(context, input.revision, 'tables', {})
    const used = sheets.filter(({ problem, use }) => problem === null && use !== 'left')
    const found = recognised(await listRemembered(context.store.reader), used)
    return { sheets, profile, known: found && { id: found.id, name: found.name } }
  }),

  say: api.imports.say.use(mayImport).handler(({ context, input }) => whatIsSaid(context, input)),

  suggest: api.imports.suggest.use(mayImport).handler(async ({ context, input }) => {
    const suggestion = await askImport(context, input.revision, 'suggest', {})
    if (suggestion.mapping.take.length === 0) throw refused('no-kind')
    return suggestion
  }),

  words: api.imports.words
    .use(mayImport)
    .handler(({ context, input: { revision, ...asked } }) => askImport(context, revision, 'words', asked)),

  samples: api.imports.samples
    .use(mayImport)
    .handler(({ context, input }) => askImport(context, input.revision, 'samples', {})),

  check: api.imports.check.use(mayImport).handler(async ({ context, input }) => {
    const check = await askImport(context, input.revision, 'check', {})
    if (!check) throw refused('no-draft')
    return { ...check, asks: asksFor(await importingDesk(context), check.counts) }
  }),

  rows: api.imports.rows
    .use(mayImport)
    .handler(({ context, input: { revision, ...asked } }) => askImport(context, revision, 'rows', asked)),

  nextProblem: api.imports.nextProblem
    .use(mayImport)
    .handler(({ context, input: { revision, ...asked } }) => askImport(context, revision, 'nextProblem', asked)),

  row: api.imports.row
    .use(mayImport)
    .handler(({ context, input: { revision, ...asked } }) => askImport(context, revision, 'row', asked)),

  correct: api.imports.correct
    .use(mayImport)
    .handler(async ({ context, input: { everywhere, text, column, ...place } }) => {
      const rows = everywhere ? await askImport(context, null, 'same', { ...place, column }) : [place.row]
      const corrections = rows.map(row => ({ ...place, row, column, text }))
      const draft = await changeImportDraft(context, before => {
        const after = withCorrections(before, corrections)
        if (after.corrections.length > mostCorrections) throw refused('too-many-corrections')
        return after
      })
      return { draft, changed: rows.length }
    }),

  leaveOut: api.imports.leaveOut
    .use(mayImport)
    .handler(({ context, input: { out, ...place } }) =>
      changeImportDraft(context, before => withRowOut(before, place, out)),
    ),

  remembered: api.imports.remembered.use(mayImport).handler(async ({ context }) =>
    (await listRemembered(context.store.reader)).map(({ id, name, mapping, rememberedAt }) => ({
      id,
      name,
      rememberedAt,
      kinds: [...new Set(mapping.take.map(({ kind }) => kind))],
    })),
  ),

  /** One of the same name is replaced. */
  remember: api.imports.remember.use(mayImport).handler(async ({ context, input: { name } }) => {
    const { mapping } = await importDraftOf(context.store.reader, context.person.id)
    if (!mapping) throw refused('no-draft')
    const before = (await listRemembered(context.store.reader)).find(one => one.name === name)
    const rememberedAt = context.now()
    const id = before?.id ?? `${rememberedAt}`
    await context.store.writePrivate(tx =>
      saveRemembered(tx, { id, name, mapping: { ...mapping, name }, rememberedAt }),
    )
    return { id, name }
  }),

  rename: api.imports.rename.use(mayImport).handler(async ({ context, input: { id, name } }) => {
    const before = (await listRemembered(context.store.reader)).find(one => one.id === id)
    if (!before) throw refused('no-draft')
    await context.store.writePrivate(tx => saveRemembered(tx, { ...before, name }))
    return { id, name }
  }),

  forget: api.imports.forget.use(mayImport).handler(async ({ context, input: { id } }) => {
    const here = (await listRemembered(context.store.reader)).some(one => one.id === id)
    await context.store.writePrivate(tx => removeRemembered(tx, id))
    return { forgotten: here }
  }),
}
