import { may } from '../../shared/auth/right.ts'
import type { Present } from './guards.ts'

/** The only depot whose records this person sees; null for somebody who sees every depot that this computer holds. */
export const ownDepot = (person: Present): number | null => (may(person.role, 'depots.all') ? null : person.depotId)

/** Whether a record of that depot is among those that this person sees. */
export function sees(person: Present, depotId: number | null): boolean {
  const own = ownDepot(person)
  return own === null || depotId === null || depotId === own
}
