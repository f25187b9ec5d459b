import { instantOfClock } from '../clock.ts'
import { registry } from '../registry.ts'
import type { Value } from './columnCoder.ts'

/** The values of a row that are known so far, by column number. */
export type RowValues = (Value | undefined)[]

/** What a rule may look at: the values of the same row by column number, and the transaction around it. */
export interface Around {
  readonly row: RowValues
  readonly clock: number
  readonly person: number
  readonly device: number
  /** The first row of the transaction: what it is about. */
  readonly first: { readonly table: number; readonly id: number } | null
  /** What the lines of each order of this transaction come to, by id. */
  readonly lines: ReadonlyMap<number, LineSum>
  /** The instant named last in this transaction. */
  instant: number | null
  readonly id: number
}

export interface LineSum {
  /** By tax rate in basis points. Minor units. */
  readonly amounts: ReadonlyMap<number, number>
}

/** How a column is foretold. `alike`: as when that column last had the same value. `rule`: computed; undefined where nothing follows. */
export interface Rule {
  readonly alike?: number
  readonly rule?: (around: Around) => Value | undefined
  readonly unit?: (around: Around) => number | undefined
  /** Written after the columns that it looks at. */
  readonly late?: boolean
}

const { sales_order: order, order_line: line, record_event: event } = registry
const [o, l, e] = [order.columns, line.columns, event.columns]

/**
 * What follows from the rest of a message, by table and column number. It is part of the protocol: a rule that foretells something else
 * makes other bytes, so none is ever changed within a version. A wrong guess costs bytes and never a value.
 */
const rules: Readonly<Record<number, Readonly<Record<number, Rule>>>> = {
  [order.number]: {
    [o.channel.number]: { alike: o.customer_id.number },
    [o.currency.number]: { alike: o.customer_id.number },
    [o.price_list_id.number]: { alike: o.customer_id.number },
    [o.requested_day.number]: { alike: o.ordered_day.number, late: true },
    [o.net_minor.number]: { rule: around => totals(around)?.net, late: true },
    [o.tax_minor.number]: { rule: around => totals(around)?.tax, late: true },
    [o.total_minor.number]: { rule: around => sumOf(around, o.net_minor.number, o.tax_minor.number), late: true },
  },
  [line.number]: {
    [l.case_units.number]: { alike: l.product_id.number },
    [l.price_units.number]: { alike: l.product_id.number },
    [l.price_minor.number]: { alike: l.product_id.number },
    [l.price_source.number]: { alike: l.product_id.number },
    [l.tax_rate_bp.number]: { alike: l.product_id.number },
    [l.quantity.number]: { unit: around => unitOf(around.row[l.case_units.number]), late: true },
    [l.amount_minor.number]: { rule: amount, late: true },
  },
  [event.number]: {
    [e.table_number.number]: { rule: around => around.first?.table },
    [e.row_id.number]: { rule: around => around.first?.id },
    [e.device_number.number]: { rule: around => around.device },
    [e.kind.number]: { alike: e.kind.number },
  },
}

export const ruleOf = (table: number, column: number): Rule | undefined => rules[table]?.[column]

/** The tables whose rows are summed up for `totals`, as they go by. */
export const lineTable = line.number

/** Adds a line of an order to what its order comes to. */
export function addLine(sums: Map<number, LineSum>, id: number, row: RowValues): void {
  const [value, rate] = [row[l.amount_minor.number], row[l.tax_rate_bp.number]]
  if (typeof value !== 'number' || typeof rate !== 'number') return
  const amounts = new Map(sums.get(id)?.amounts)
  amounts.set(rate, (amounts.get(rate) ?? 0) + value)
  sums.set(id, { amounts })
}

/** Where nothing else is known of an instant: the one before in this transaction, else the transaction's own. */
export const usualInstant = (around: Around): number => around.instant ?? instantOfClock(around.clock)

/** The table of people: who is named is most often who acts. */
export const personTable = registry.person.number

/** quantity ÷ price_units × price × (1 − discount), half up. */
function amount({ row }: Around): number | undefined {
  const [quantity, units, price, discount] = numbersOf(row, [
    l.quantity.number,
    l.price_units.number,
    l.price_minor.number,
    l.discount_bp.number,
  ])
  if (quantity === undefined || units === undefined || price === undefined || discount === undefined) return undefined
  return share(quantity * price * (10_000 - discount), units * 10_000)
}

/** Net and tax of an order whose lines are all in this transaction: tax by rate, rounded once a rate. */
function totals({ lines, id, row }: Around): { net: number; tax: number } | undefined {
  const sum = lines.get(id)
  if (!sum) return undefined
  const included = row[o.tax_included.number] === 1
  let [amounts, tax] = [0, 0]
  for (const [rate, value] of sum.amounts) {
    amounts += value
    tax += share(value * rate, included ? 10_000 + rate : 10_000) ?? 0
  }
  return { net: included ? amounts - tax : amounts, tax }
}

function sumOf({ row }: Around, one: number, other: number): number | undefined {
  const [first, second] = numbersOf(row, [one, other])
  return first === undefined || second === undefined ? undefined : first + second
}

const unitOf = (value: Value | undefined): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 2 && value <= 100_000 ? value : undefined

/** Rounded half up; undefined where it would not be exact. */
function share(whole: number, parts: number): number | undefined {
  if (!Number.isSafeInteger(whole * 2) || !Number.isSafeInteger(parts * 2) || parts <= 0) return undefined
  return Math.floor((2 * whole + parts) / (2 * parts))
}

function numbersOf(row: RowValues, columns: readonly number[]): (number | undefined)[] {
  return columns.map(column => {
    const value = row[column]
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
  })
}
