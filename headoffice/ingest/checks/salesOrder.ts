import { may, type Right } from '../../../shared/auth/right.ts'
import { OrderStatus } from '../../../shared/orders/order.ts'
import { stepAllowed } from '../../../shared/orders/rules.ts'
import type { OrderStatus as Status } from '../../../shared/orders/status.ts'
import type { Change } from '../../../shared/sync/protocol.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { type Judging, movedColumns, type Problem, problem, type TableCheck } from '../check.ts'
import { isAfter, type RowState } from '../rowState.ts'
import { amendmentProblem, isAmended, wasAmended } from './orderAmendment.ts'
import { settleAmounts } from './orderAmounts.ts'
import { isFixedRow, statusOf } from './orderStatus.ts'

/**
 * An order. Its status moves with its times and reasons as one. Two sides that move it apart: the later clock stands and one card shows
 * both. Customer, prices and lines are fixed from confirmation on; what comes later is refused there and becomes an amendment.
 */
export const salesOrder: TableCheck = {
  merge: {
    leaders: Object.fromEntries(
      [
        'held_from',
        'hold_kind',
        'reason_id',
        'reason_note',
        'received_at',
        'checked_at',
        'confirmed_at',
        'status_since',
      ].map(column => [column, 'status']),
    ),
    quiet: new Set([
      'held_from',
      'hold_kind',
      'reason_id',
      'reason_note',
      'received_at',
      'checked_at',
      'confirmed_at',
      'status_since',
      'net_minor',
      'tax_minor',
      'total_minor',
    ]),
  },
  change: (judging, change, row) => {
    if (row === null) return birthProblem(judging, change)
    if (change.op === 'delete') return removalProblem(judging, change, row)
    return fixedProblem(judging, change, row) ?? stepProblem(judging, change, row)
  },
  settle: (judging, order, crossed) => amendmentProblem(judging, order) ?? settleAmounts(judging, order, crossed),
}

/** A line: it may change while its order may. */
export const orderLine: TableCheck = {
  merge: { leaders: {}, quiet: new Set(['amount_minor']) },
  change: (judging, change) => {
    const order = judging.before.find(orderTable, change.id, 0)
    if (order === null || order.deleted || !isFixedRow(order)) return null
    if (undoesImport(judging, change, order) || isAmended(judging, change.id)) return null
    return problem('order-already-confirmed', change)
  },
}

const orderTable = registry.sales_order.number
const stillFree: ReadonlySet<string> = new Set([
  'status',
  'held_from',
  'hold_kind',
  'reason_id',
  'reason_note',
  'received_at',
  'checked_at',
  'confirmed_at',
  'status_since',
  'note',
  'customer_reference',
])

/** What an amendment may change beyond that: never the customer, the currency or its rate. */
const amendable: ReadonlySet<string> = new Set([
  'requested_day',
  'price_list_id',
  'tax_included',
  'net_minor',
  'tax_minor',
  'total_minor',
])

function fixedProblem(judging: Judging, change: Change, order: RowState): Problem | null {
  const before = judging.before.find(orderTable, change.id, 0)
  if (before === null || !isFixedRow(before)) return null
  const fixed = movedColumns(change, order).find(
    column => !stillFree.has(column) && !(amendable.has(column) && isAmended(judging, change.id)),
  )
  return fixed === undefined ? null : problem('order-already-confirmed', change, fixed)
}

function stepProblem(judging: Judging, change: Change, order: RowState): Problem | null {
  if (change.values.status === undefined) {
    const { held_from } = change.values
    const sameHold = held_from === undefined || held_from === order.columns.held_from
    return sameHold ? null : problem('order-step-not-allowed', change, 'held_from')
  }
  if (change.values.status === order.columns.status) return null
  const from = statusOf(order)
  const to = OrderStatus.parse(change.values.status)
  if (takesBack(judging, order, to) && may(judging.role, rightForStep(to, from))) return null
  if (!may(judging.role, rightForStep(from, to))) return problem('right-missing', change, 'status')
  // Two sides moved it apart: there was no step from here, the clock decides and a card says so.
  const moved = order.stamps.status
  if (moved && moved[2] !== judging.sender.device && isAfter(moved[1], change.base)) return null
  return stepAllowed(from, to) ? null : problem('order-step-not-allowed', change, 'status')
}

/**
 * Whoever took the last step takes it back at the same computer: to where the order stood before, and nobody has moved it since, or amended what was
 * confirmed.
 */
function takesBack(judging: Judging, order: RowState, to: Status): boolean {
  const { transaction, sender } = judging
  const moved = order.stamps.status
  if (to === 'checked' && wasAmended(judging, order.id)) return false
  return (
    transaction.why === 'undo.last' &&
    moved?.[2] === sender.device &&
    moved[3] === transaction.person &&
    moved[4] === to
  )
}

function birthProblem(judging: Judging, change: Change): Problem | null {
  const status = OrderStatus.parse(change.values.status)
  if (!stepAllowed(null, status)) return problem('order-step-not-allowed', change, 'status')
  if (judging.transaction.right === 'imports.run') return null
  if (status === 'closed') return problem('order-step-not-allowed', change, 'status')
  return may(judging.role, rightForStep(null, status)) ? null : problem('right-missing', change, 'status')
}

function rightForStep(from: Status | null, to: Status): Right {
  if (from === 'on-hold' && to !== 'cancelled' && to !== 'void') return 'orders.release'
  switch (to) {
    case 'draft':
    case 'received':
      return from === 'checked' ? 'orders.check' : 'orders.enter'
    case 'checked':
      return 'orders.check'
    case 'confirmed':
      return 'orders.confirm'
    case 'on-hold':
      return 'orders.hold'
    case 'closed':
      return 'imports.run'
    case 'cancelled':
    case 'void':
      return 'orders.cancel'
  }
}

function removalProblem(judging: Judging, change: Change, order: RowState): Problem | null {
  if (order.columns.status === 'draft' || undoesImport(judging, change, order)) return null
  return problem('order-already-confirmed', change)
}

/** What an import brought has no number of ours: one that has may stand on paper, and is never removed. */
const undoesImport = (judging: Judging, change: Change, order: RowState): boolean =>
  change.op === 'delete' && judging.transaction.right === 'imports.run' && order.columns.number === null
