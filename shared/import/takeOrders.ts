import { currencies, type Minor, minorPerMajor } from '../kernel/money.ts'
import { mostTotal } from '../orders/amounts.ts'
import { type Compiled, readRow } from './compile.ts'
import type { ImportContext } from './context.ts'
import { amountParts } from './fieldText.ts'
import type { LineRows } from './lineRows.ts'
import type { Take } from './mapping.ts'
import { addedUp, problemAt, type ReadLine, readLine } from './orderLines.ts'
import { type ImportedOrder, type ImportedStatus, importedStatuses, type Rejected } from './record.ts'
import { type Values, valuesOf } from './values.ts'

/** As many lines as an order may have anywhere in Konvwa. */
const mostLines = 150

/** Orders with what their rows say of customers and products, in case nobody brings those. */
export interface FoundOrders {
  readonly orders: ReadOrder[]
  readonly rejected: Rejected[]
}
export interface ReadOrder {
  readonly order: ImportedOrder
  readonly customerName: string
  readonly products: readonly Pick<ReadLine, 'productName' | 'category'>[]
}

/** An order is taken whole or not at all: a line that cannot be read keeps its order out, and says so at the line. */
export function takeOrders(
  head: Compiled,
  lines: Compiled,
  lineRows: LineRows,
  { context, existing, sameLines }: { context: ImportContext } & Pick<Take, 'existing' | 'sameLines'>,
): FoundOrders {
  const found: FoundOrders = { orders: [], rejected: [] }
  for (const [row, own] of lineRows) {
    const refuse = (field: string, problem: Rejected['problem']): void =>
      void found.rejected.push(problemAt(head, row, field, problem))
    const read = readRow(head, row)
    const readLines = own.map(line => readLine(lines, line))
    const spoiled = readLines.filter(isSpoiled).flat()
    found.rejected.push(...read.rejected, ...spoiled)
    if (read.rejected.length > 0 || spoiled.length > 0) continue
    const values = valuesOf(read.values)
    const all = readLines.flatMap(line => (isSpoiled(line) ? [] : [line]))
    const good = sameLines === 'add' ? addedUp(all) : all
    if (context.known.references.has(values.text('reference'))) {
      if (existing !== 'skip') refuse('reference', 'already-used')
    } else if (good.length === 0) refuse('reference', 'no-lines')
    else if (good.length > mostLines) refuse('reference', 'too-many-lines')
    else if (tooLarge(good)) refuse('reference', 'order-too-large')
    else {
      const order = orderOf(values, { row, head, context, lines: good })
      found.orders.push({ order, customerName: values.text('customerName'), products: good })
    }
  }
  return found
}

function orderOf(
  values: Values,
  { row, head, context, lines }: { row: number; head: Compiled; context: ImportContext; lines: readonly ReadLine[] },
): ImportedOrder {
  const orderedDay = values.text('orderedDay')
  const shippedDay = values.text('shippedDay') || null
  const currency = values.choiceOrNull('currency', currencies) ?? context.currency
  return {
    file: head.title,
    row: row + 1,
    reference: values.text('reference'),
    customerCode: values.text('customer'),
    orderedDay,
    requestedDay: values.text('requestedDay') || orderedDay,
    shippedDay,
    status: values.choiceOrNull('status', importedStatuses) ?? statusBy(shippedDay),
    originStatus: head.fields.get('status')?.text(row) || null,
    carrier: values.text('carrier') || null,
    freightMinor: freightOf(values),
    shipCountry: values.text('shipCountry') || null,
    currency,
    note: values.text('note'),
    lines: lines.map(({ line }) => line),
  }
}

/** Amounts are read to more than the cent: what a thing costs may be told so, a charge is rounded. */
function freightOf(values: Values): Minor | null {
  const freight = values.number('freight')
  return freight === null ? null : Math.round((freight * minorPerMajor) / amountParts)
}

const statusBy = (shippedDay: string | null): ImportedStatus => (shippedDay === null ? 'confirmed' : 'closed')

const isSpoiled = (line: ReadLine | readonly Rejected[]): line is readonly Rejected[] => Array.isArray(line)

const tooLarge = (lines: readonly ReadLine[]): boolean =>
  lines.reduce((sum, { line }) => sum + (line.quantity * line.priceMinor) / line.priceUnits, 0) > mostTotal
