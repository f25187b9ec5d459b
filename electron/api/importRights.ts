import type { ImportKind } from '../../shared/import/kind.ts'
import type { RecordCounts } from '../../shared/imports/check.ts'
import type { ImportDesk } from '../workers/importDesk.ts'

/** The kinds among what is to be imported that become requests here: what head office owns, on a computer or for a person that only asks. */
export function asksFor(
  { mayEditReference, mayEditPeople }: Pick<ImportDesk, 'mayEditReference' | 'mayEditPeople'>,
  counts: RecordCounts,
): ImportKind[] {
  const written = { products: mayEditReference, prices: mayEditReference, people: mayEditPeople }
  return (['products', 'prices', 'people'] as const).filter(kind => !written[kind] && counts[kind] > 0)
}
