import { lineAmount, orderTotals, type PricedLine } from '../../../shared/orders/amounts.ts'
import type { Values } from '../../../shared/sync/protocol.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { type Correction, type Judging, type Problem, problemAt } from '../check.ts'
import type { RowState } from '../rowState.ts'

const lineTable = registry.order_line.number

/**
 * Every line's amount and the order's totals, worked out again. Where they are not as sent the transaction is refused, except where two
 * people changed the order apart: then nobody worked them out wrongly, and head office puts them right.
 */
export function settleAmounts(
  { draft }: { readonly draft: Pick<Judging['draft'], 'children'> },
  order: RowState,
  crossed: boolean,
): Problem | readonly Correction[] {
  const lines = draft.children(lineTable, order.id).filter(line => !line.deleted)
  const corrections: Correction[] = []
  for (const line of lines) {
    const priced = pricedLine(line)
    const amount = priced && exact(() => lineAmount(priced))
    if (amount === null) return problemAt('bad-value', line)
    if (line.columns.amount_minor !== amount) corrections.push({ row: line, values: { amount_minor: amount } })
  }
  const totals = exact(() =>
    orderTotals(
      lines.map(pricedLine).filter(line => line !== null),
      order.columns.tax_included === 1,
    ),
  )
  if (totals === null) return problemAt('bad-value', order)
  const wrong = changedValues(order, { ...totals })
  if (Object.keys(wrong).length > 0) corrections.push({ row: order, values: wrong })
  const first = corrections[0]
  if (!first || crossed) return corrections
  return problemAt('amounts-differ', first.row, Object.keys(first.values)[0] ?? null)
}

function changedValues(row: RowState, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([column, value]) => row.columns[column] !== value))
}

/** What the amount of a line is worked out from, or null where a number is outside what it may be. */
function pricedLine(line: RowState): PricedLine | null {
  const { quantity, price_units, price_minor, discount_bp, tax_rate_bp } = line.columns
  if (!within(quantity, 1, 1_000_000_000) || !within(price_units, 1, 1_000_000_000)) return null
  if (!within(price_minor, 0, Number.MAX_SAFE_INTEGER)) return null
  if (!within(discount_bp, 0, 10_000) || !within(tax_rate_bp, 0, 10_000)) return null
  return { quantity, price_units, price_minor, discount_bp, tax_rate_bp }
}

const within = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

function exact<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
