import { grantOf, type PersonRecord } from '../../db/people.ts'
import { grantText } from '../../shared/auth/grant.ts'
import { type Identity, isAlone } from '../sync/identity.ts'
import { verifies } from '../sync/verifies.ts'

/**
 * Whether this person's row is as head office signed it. Somebody who edits role, depot or password with an SQL tool has no
 * signature for it, and is nobody. A desk alone has no head office and believes its own rows; so does one
 * that has just joined, until head office's people have arrived, or a link that breaks at that moment would shut everybody out.
 */
export function grantHolds(person: PersonRecord, identity: Identity): boolean {
  if (isAlone(identity) || !identity.settled) return true
  if (identity.headOfficeKey === null || person.grantSignature === null) return false
  return verifies(identity.headOfficeKey, grantText(grantOf(person)), person.grantSignature)
}
