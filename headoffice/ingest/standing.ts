import { may } from '../../shared/auth/right.ts'
import { Role } from '../../shared/auth/role.ts'
import { deviceOfId } from '../../shared/kernel/id.ts'
import type { Change, Transaction } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Pointer } from '../../shared/sync/verdict.ts'
import type { Bench, Stop } from './outcome.ts'
import { isOwnDevice } from './sender.ts'

const personTable = registry.person.number
const requestTable = registry.request.number

/** Who acts, and whether they may. */
export function standingOf(bench: Bench, transaction: Transaction): { readonly role: Role } | Stop {
  const at = { table: personTable, id: transaction.person, sub: 0, column: null }
  const person = bench.rows.find(personTable, transaction.person, 0)
  const columns = person && !person.deleted ? person.columns : bench.founding ? ownPerson(transaction) : null
  if (columns === null) return strangersRight(bench, transaction, at)
  const role = Role.parse(columns.role)
  if (columns.active !== 1 || !may(role, transaction.right)) return { verdict: 'rejected', code: 'right-missing', at }
  if (typeof columns.depot_id === 'number' && columns.depot_id !== bench.sender.depotId) {
    return { verdict: 'rejected', code: 'wrong-depot', at }
  }
  return { role }
}

const ownPerson = (transaction: Transaction): Change['values'] | null =>
  transaction.changes.find(change => change.table === personTable && change.id === transaction.person)?.values ?? null

/**
 * Somebody whom head office does not know may ask to be taken in, and nothing else: a desk that worked alone brings its people as
 * requests. What they did meanwhile is held until the request is answered.
 */
function strangersRight(bench: Bench, transaction: Transaction, at: Pointer): { readonly role: Role } | Stop {
  if (!isOwnDevice(bench.sender, deviceOfId(transaction.person)))
    return { verdict: 'rejected', code: 'unknown-person', at }
  const asksOnly = transaction.changes.every(change => change.table === requestTable && change.op === 'insert')
  if (asksOnly && may('order-desk', transaction.right)) return { role: 'order-desk' }
  if (bench.rows.isProposed(personTable, transaction.person)) return { verdict: 'held', waitsFor: at }
  return { verdict: 'rejected', code: 'unknown-person', at }
}
