import { findDraft, listDrafts, removeDraft, saveDraft } from '../../db/drafts.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'

/** Each person's own: nobody reads what another was typing. */
export const drafts = {
  find: api.drafts.find.use(signedIn).handler(async ({ context, input }) => {
    const draft = await findDraft(context.store.reader, { ...input, personId: context.person.id })
    return draft && { content: JSON.parse(draft.content), savedAt: draft.savedAt }
  }),

  list: api.drafts.list.use(signedIn).handler(({ context }) => listDrafts(context.store.reader, context.person.id)),

  keep: api.drafts.keep.use(signedIn).handler(async ({ context, input: { form, key, content } }) => {
    const savedAt = context.now()
    const draft = { form, key, personId: context.person.id }
    await context.store.writePrivate(tx => saveDraft(tx, draft, JSON.stringify(content), savedAt))
    return { savedAt }
  }),

  drop: api.drafts.drop.use(signedIn).handler(async ({ context, input }) => ({
    dropped: await context.store.writePrivate(tx => removeDraft(tx, { ...input, personId: context.person.id })),
  })),
}
