import { Day } from '../kernel/day.ts'
import type { BasisPoints, Minor } from '../kernel/money.ts'
import type { ImportProblem } from './record.ts'
import type { ImportRow, Reading } from './table.ts'

export function requiredText(row: ImportRow, field: string, most: number): Reading<string> {
  const value = row.text(field)
  if (value === '') return failed(field, 'required')
  return value.length > most ? failed(field, 'too-long') : { value }
}

/** The day of `1996-07-04`, `1996-07-04 00:00:00.000` or `1996-07-04T00:00:00Z`. */
export function isoDay(row: ImportRow, field: string): Reading<Day> {
  const text = row.text(field)
  if (text === '') return failed(field, 'required')
  const head = /^(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text)?.[1]
  return head !== undefined && Day.safeParse(head).success ? { value: head } : failed(field, 'not-a-day')
}

/** The same, where nothing is allowed too. */
export const optionalIsoDay = (row: ImportRow, field: string): Reading<Day | null> =>
  row.text(field) === '' ? { value: null } : isoDay(row, field)

/** Decimal text with a point, at most four decimals, to whole minor units, halves away from zero; never through a float. */
export function decimalAmount(row: ImportRow, field: string): Reading<Minor> {
  const scaled = scaledDecimal(row.text(field), 2)
  return scaled === null || scaled < 0 ? failed(field, 'not-an-amount') : { value: scaled }
}

export function wholeQuantity(row: ImportRow, field: string): Reading<number> {
  const text = row.text(field)
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? { value: Number(text) } : failed(field, 'not-a-quantity')
}

/** A share such as `0.15` in basis points. */
export function shareOfOne(row: ImportRow, field: string): Reading<BasisPoints> {
  const text = row.text(field)
  const scaled = text === '' ? 0 : scaledDecimal(text, 4)
  return scaled === null || scaled < 0 || scaled > 10_000 ? failed(field, 'not-a-discount') : { value: scaled }
}

const failed = (field: string, problem: ImportProblem): { field: string; problem: ImportProblem } => ({
  field,
  problem,
})

function scaledDecimal(text: string, digits: number): number | null {
  const match = /^([+-]?)(\d{1,12})(?:\.(\d{0,9}))?$/.exec(text)
  if (!match) return null
  const [, sign = '', whole = '', fraction = ''] = match
  const kept = fraction.slice(0, digits).padEnd(digits, '0')
  const roundUp = Number(fraction[digits] ?? '0') >= 5 ? 1 : 0
  const value = Number(whole + kept) + roundUp
  return sign === '-' && value !== 0 ? -value : value
}
