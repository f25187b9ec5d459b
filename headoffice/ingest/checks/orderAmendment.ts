import { may } from '../../../shared/auth/right.ts'
import { fingerprint } from '../../../shared/kernel/fingerprint.ts'
import { type Amendable, AmendmentChanges, changesBetween } from '../../../shared/orders/amending.ts'
import { isOpen, rightFor } from '../../../shared/orders/rules.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { type Judging, type Problem, problem, problemAt, type TableCheck } from '../check.ts'
import type { RowState } from '../rowState.ts'
import type { Rows } from '../workingSet.ts'
import { isFixedRow, statusOf } from './orderStatus.ts'

const orderTable = registry.sales_order.number
const lineTable = registry.order_line.number
const amendmentTable = registry.order_amendment.number

/**
 * An amendment of an order that is confirmed, or was when it was put on hold; the next number within the order. Who amends apart from somebody
 * else is refused as what is there already, and who amends what was cancelled apart is told so.
 */
export const orderAmendment: TableCheck = {
  change: (judging, change, row) => {
    if (change.op !== 'insert' || row !== null) return problem('not-yours-to-write', change)
    if (!may(judging.role, rightFor.amend)) return problem('right-missing', change)
    const order = judging.before.find(orderTable, change.id, 0)
    if (order === null) return problem('order-step-not-allowed', change)
    if (!isOpen(statusOf(order))) return problem('order-over', change)
    if (!isFixedRow(order)) return problem('order-step-not-allowed', change)
    return change.sub === amendmentsOf(judging, change.id) + 1 ? null : problem('bad-value', change)
  },
}

/** Whether this transaction amends the order: then, and only then, may what was confirmed be other afterwards. */
export const isAmended = ({ transaction }: Judging, id: number): boolean =>
  transaction.changes.some(change => change.table === amendmentTable && change.op === 'insert' && change.id === id)

/** Whether the order was amended before this transaction. */
export const wasAmended = (judging: Judging, id: number): boolean => amendmentsOf(judging, id) > 0

const amendmentsOf = ({ before }: Judging, id: number): number => before.children(amendmentTable, id).length

/** An amendment says exactly what it made different, or it is refused: nothing changes beside it. */
export function amendmentProblem(judging: Judging, order: RowState): Problem | null {
  if (!isAmended(judging, order.id)) return null
  const [written] = judging.draft
    .children(amendmentTable, order.id)
    .filter(row => !row.deleted)
    .toSorted((a, b) => b.sub - a.sub)
  const before = stateOf(judging.before, order.id)
  const after = stateOf(judging.draft, order.id)
  if (!written || !before || !after) return problemAt('bad-value', order)
  const told = toldBy(written)
  const same = told !== null && fingerprint(told) === fingerprint(changesBetween(before, after))
  return same ? null : problemAt('amendment-differs', written, 'changes')
}

function toldBy({ columns }: RowState): AmendmentChanges | null {
  try {
    return AmendmentChanges.parse(JSON.parse(String(columns.changes)))
  } catch {
    return null
  }
}

function stateOf(rows: Pick<Rows, 'find' | 'children'>, id: number): Amendable | null {
  const order = rows.find(orderTable, id, 0)
  if (order === null) return null
  return {
    requestedDay: String(order.columns.requested_day),
    totalMinor: Number(order.columns.total_minor),
    lines: rows
      .children(lineTable, id)
      .filter(line => !line.deleted)
      .map(({ sub, columns }) => ({
        n: sub,
        productId: Number(columns.product_id),
        quantity: Number(columns.quantity),
        caseUnits: Number(columns.case_units),
        priceUnits: Number(columns.price_units),
        priceMinor: Number(columns.price_minor),
        discountBp: Number(columns.discount_bp),
        taxRateBp: Number(columns.tax_rate_bp),
        amountMinor: Number(columns.amount_minor),
        freeReasonId: idOf(columns.free_reason_id),
        promotionId: idOf(columns.promotion_id),
      })),
  }
}

const idOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
