import type { Instant } from '../shared/kernel/instant.ts'
import type { Reader, Writer } from './schema.ts'

/** Which form of which person, and which record or new one in it. */
export interface DraftKey {
  readonly personId: number
  readonly form: string
  readonly key: string
}

/** `content` is JSON text, as the form gave it. */
export async function findDraft(
  reader: Reader,
  draft: DraftKey,
): Promise<{ content: string; savedAt: Instant } | null> {
  const row = await reader
    .selectFrom('draft')
    .select(['content', 'saved_at'])
    .where('person_id', '=', draft.personId)
    .where('form', '=', draft.form)
    .where('key', '=', draft.key)
    .executeTakeFirst()
  return row ? { content: row.content, savedAt: row.saved_at } : null
}

/** What a person left unfinished, newest first. */
export async function listDrafts(
  reader: Reader,
  personId: number,
): Promise<{ form: string; key: string; savedAt: Instant }[]> {
  const rows = await reader
    .selectFrom('draft')
    .select(['form', 'key', 'saved_at'])
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({ form: row.form, key: row.key, savedAt: row.saved_at }))
}

/** Keeps it in place of what was kept before. Private: it never leaves this computer. */
export async function saveDraft(tx: Writer, draft: DraftKey, content: string, at: Instant): Promise<void> {
  const changed = await tx
    .updateTable('draft')
    .set({ content, saved_at: at })
    .where('person_id', '=', draft.personId)
    .where('form', '=', draft.form)
    .where('key', '=', draft.key)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return
  const { last } = await tx
    .selectFrom('draft')
    .select(eb => eb.fn.coalesce(eb.fn.max('id'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('draft')
    .values({ id: last + 1, person_id: draft.personId, form: draft.form, key: draft.key, content, saved_at: at })
    .execute()
}

/** Answers whether there was one. */
export async function removeDraft(tx: Writer, draft: DraftKey): Promise<boolean> {
  const removed = await tx
    .deleteFrom('draft')
    .where('person_id', '=', draft.personId)
    .where('form', '=', draft.form)
    .where('key', '=', draft.key)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

/** Forgets drafts of a form that nobody has touched since, and answers who has one still. */
export async function forgetOldDrafts(tx: Writer, form: string, since: Instant): Promise<ReadonlySet<number>> {
  await tx.deleteFrom('draft').where('form', '=', form).where('saved_at', '<', since).execute()
  const rows = await tx.selectFrom('draft').select('person_id').where('form', '=', form).execute()
  return new Set(rows.map(row => row.person_id))
}
