import { mostTotal } from '../orders/amounts.ts'
import { type Compiled, readRow, rejectedField } from './compile.ts'
import { minorOf, priceOf } from './price.ts'
import type { ImportedLine, Rejected } from './record.ts'
import { type Values, valuesOf } from './values.ts'

/** A line with what its row says of its product, for products that nobody brings. */
export interface ReadLine {
  readonly line: ImportedLine
  readonly productName: string
  readonly category: string
}

/** The line of one row (counted from 0), or what is wrong with it. */
export function readLine(compiled: Compiled, row: number): ReadLine | readonly Rejected[] {
  const { values: fields, rejected } = readRow(compiled, row)
  if (rejected.length > 0) return rejected
  const values = valuesOf(fields)
  const quantity = values.number('line.quantity') ?? 1
  const price = pricedBy(values, quantity)
  if (price === null) return [problemAt(compiled, row, 'line.price', 'required')]
  if ((quantity * price.priceMinor) / price.priceUnits > mostTotal)
    return [problemAt(compiled, row, 'line.price', 'order-too-large')]
  return {
    line: { file: compiled.title, row: row + 1, sku: values.text('line.sku'), quantity, ...price },
    productName: values.text('line.name'),
    category: values.text('line.category'),
  }
}

/** Lines of one product at one price as one line of so many pieces, where the first of them stands. */
export function addedUp(lines: readonly ReadLine[]): readonly ReadLine[] {
  const same = new Map<string, ReadLine>()
  for (const read of lines) {
    const { sku, priceUnits, priceMinor, discountBp, quantity, row } = read.line
    const key = JSON.stringify([sku, priceUnits, priceMinor, discountBp])
    const before = same.get(key)
    if (!before) same.set(key, read)
    else {
      const { line } = before
      const alsoRows = [...(line.alsoRows ?? []), row]
      same.set(key, { ...before, line: { ...line, quantity: line.quantity + quantity, alsoRows } })
    }
  }
  return [...same.values()]
}

export const problemAt = (compiled: Compiled, row: number, field: string, problem: Rejected['problem']): Rejected => {
  const known = compiled.fields.get(field)
  return known
    ? rejectedField(compiled.title, row, known, problem)
    : { file: compiled.title, row: row + 1, field, problem }
}

/** The price for one with its discount, or what the whole line comes to. */
function pricedBy(
  values: Values,
  quantity: number,
): Pick<ImportedLine, 'priceUnits' | 'priceMinor' | 'discountBp'> | null {
  const price = values.number('line.price')
  if (price !== null) return { ...priceOf(price), discountBp: values.number('line.discount') ?? 0 }
  const amount = values.number('line.amount')
  return amount === null ? null : { priceUnits: quantity, priceMinor: minorOf(amount), discountBp: 0 }
}
