import { findDraft, removeDraft, saveDraft } from '../../db/drafts.ts'
import type { Reader, Writer } from '../../db/schema.ts'
import { emptyImport, ImportDraft } from '../../shared/imports/draft.ts'
import type { Context } from './context.ts'

/** Who prepares an import, at which desk. */
export type Preparing = Pick<Context, 'store' | 'now'> & { readonly person: { readonly id: number } }

/** What this person is preparing; an empty draft where it is nothing. */
export async function importDraftOf(reader: Reader, person: number): Promise<ImportDraft> {
  const kept = await findDraft(reader, keyOf(person))
  if (!kept) return emptyImport
  const draft = ImportDraft.safeParse(JSON.parse(kept.content))
  return draft.success ? draft.data : emptyImport
}

/** Reads, changes and keeps the draft in one go, so that two touches at once lose neither. */
export function changeImportDraft(
  { store, now, person }: Preparing,
  change: (draft: ImportDraft) => ImportDraft,
): Promise<ImportDraft> {
  return store.writePrivate(async tx => {
    const before = await importDraftOf(tx, person.id)
    const changed = change(before)
    if (changed === before) return before
    // Nothing that was read of an earlier draft, here or in the page, may pass for this one's: each begins at another number.
    const revision = before.revision === 0 ? now() : before.revision + 1
    const next = { ...changed, revision }
    await saveDraft(tx, keyOf(person.id), JSON.stringify(next), now())
    return next
  })
}

export const dropImportDraft = (tx: Writer, person: number): Promise<boolean> => removeDraft(tx, keyOf(person))

const keyOf = (personId: number) => ({ personId, form: 'import', key: 'new' })
