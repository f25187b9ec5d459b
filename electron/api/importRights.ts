import { may } from '../../shared/auth/right.ts'
import type { ImportKind } from '../../shared/import/kind.ts'
import type { RecordCounts } from '../../shared/imports/check.ts'
import { ruling } from '../sync/identity.ts'
import type { Importing } from './importAsking.ts'

/** The kinds among what is to be imported that become requests here: what head office owns, on a computer or for a person that only asks. */
export function asksFor(context: Importing, counts: RecordCounts): ImportKind[] {
  const writes = ruling(context.identity()) && may(context.person.role, 'reference.edit')
  return writes ? [] : (['products', 'prices'] as const).filter(kind => counts[kind] > 0)
}

/** People are entered by who may enter people, where people are entered. */
export const mayBringPeople = (context: Importing): boolean =>
  ruling(context.identity()) && may(context.person.role, 'people.edit')
