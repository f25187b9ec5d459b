import { withFile, withoutFile, withWhole } from '../../shared/imports/changes.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { changeImportDraft, importDraftOf } from './importDraft.ts'
import { refused } from './refusals.ts'

const mayImport = withRight('imports.run')

/** Files come in parts, each a call like any other: both doors take them, and neither has a way around its guards. */
export const importFiles = {
  begin: api.imports.begin.use(mayImport).handler(async ({ context, input, errors }) => {
    const { files } = context.imports
    const before = (await importDraftOf(context.store.reader, context.person.id)).files
    const replaced = before.filter(({ name }) => name === input.name)
    const reason = await files.refusal(
      input.bytes,
      before.filter(({ name }) => name !== input.name),
    )
    if (reason) throw errors.REFUSED({ data: { reason } })
    const draft = await changeImportDraft(context, present => withFile(present, input))
    const file = draft.nextFile - 1
    for (const { id } of replaced) await files.remove(context.person.id, id)
    await files.begin(context.person.id, file)
    return { file, draft }
  }),

  part: api.imports.part.use(mayImport).handler(async ({ context, input: { file, offset, data } }) => {
    const { files } = context.imports
    const draft = await importDraftOf(context.store.reader, context.person.id)
    const known = draft.files.find(({ id }) => id === file)
    const part = Buffer.from(data, 'base64')
    if (!known) throw refused('out-of-step')
    if (offset + part.length > known.bytes) throw refused('too-big')
    const received = await files.append(context.person.id, file, offset, part)
    if (typeof received !== 'number') throw refused(received)
    const whole = received === known.bytes
    return { received, draft: whole ? await changeImportDraft(context, present => withWhole(present, file)) : null }
  }),

  remove: api.imports.remove.use(mayImport).handler(async ({ context, input: { file } }) => {
    const draft = await changeImportDraft(context, present => withoutFile(present, file))
    await context.imports.files.remove(context.person.id, file)
    return draft
  }),
}
