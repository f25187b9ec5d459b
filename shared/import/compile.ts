import { type DayOrder, dayOrderOf } from './days.ts'
import { type FieldReading, type FieldValue, fieldText, meaningOf, readField, type Writing } from './fieldText.ts'
import { type Joined, joined } from './joined.ts'
import { type Join, type Source, sourceOf } from './mapping.ts'
import { decimalOf } from './numbers.ts'
import type { Rejected } from './record.ts'
import { type ImportTable, tableTitle } from './table.ts'
import type { Target } from './target.ts'

/** One field of a take, ready to be read at any row (counted from 0). */
export interface CompiledField {
  readonly target: Target
  /** Where a person looks for what is wrong: a heading of the table, or the field itself where none says it. */
  readonly column: string
  /** As the table has it. */
  text(row: number): string
  read(row: number): FieldReading
}

export interface Compiled {
  readonly table: ImportTable
  readonly title: string
  readonly joined: Joined
  readonly fields: ReadonlyMap<string, CompiledField>
  /** Columns that the mapping names and nobody has. */
  readonly missing: readonly Rejected[]
}

/** Fields of one table with its joins; those that the mapping does not name are not among them. */
export function compile(
  table: ImportTable,
  joins: readonly Join[],
  fields: readonly (readonly [Target, string | Source])[],
  tables: Readonly<Record<string, ImportTable>>,
): Compiled {
  const view = joined(table, joins, tables)
  const title = tableTitle(table)
  const missing: Rejected[] = view.missing.map(({ file, column }) => ({
    file,
    row: 0,
    field: column,
    problem: 'missing-column',
  }))
  const compiled = new Map<string, CompiledField>()
  for (const [target, given] of fields) {
    const source = sourceOf(given)
    const text = textOf(source, view, column =>
      missing.push({ file: title, row: 0, field: column, problem: 'missing-column' }),
    )
    const column = source.column ?? source.columns?.[0] ?? target.field
    const writing = writingOf(target, source, text, table)
    const meaning = source.values === undefined ? null : meaningOf(source.values)
    compiled.set(target.field, {
      target,
      column,
      text,
      read: row => {
        const found = text(row)
        const meant = found === '' ? found : (meaning?.(found) ?? source.otherwise)
        return readField(target, meant ?? found, writing)
      },
    })
  }
  return { table, title, joined: view, fields: compiled, missing }
}

/** Every field of a row, and the problems of those that cannot be read. */
export function readRow(
  { fields, title }: Compiled,
  row: number,
): { values: ReadonlyMap<string, FieldValue>; rejected: readonly Rejected[] } {
  const values = new Map<string, FieldValue>()
  const rejected: Rejected[] = []
  for (const [name, field] of fields) {
    const reading = field.read(row)
    if ('value' in reading) values.set(name, reading.value)
    else rejected.push(rejectedField(title, row, field, reading.problem))
  }
  return { values, rejected }
}

export const rejectedField = (
  file: string,
  row: number,
  { target, column }: Pick<CompiledField, 'target' | 'column'>,
  problem: Rejected['problem'],
): Rejected => ({ file, row: row + 1, field: target.field, problem, ...(column === target.field ? {} : { column }) })

/** What a field becomes at a row, for somebody who checks it. */
export function shownField(field: CompiledField, row: number): { text: string; problem: Rejected['problem'] | null } {
  const reading = field.read(row)
  return 'value' in reading
    ? { text: fieldText(field.target, reading.value), problem: null }
    : { text: field.text(row), problem: reading.problem }
}

function textOf(source: Source, view: Joined, missing: (column: string) => void): (row: number) => string {
  const { constant, empty = '', separator = ' ' } = source
  if (constant !== undefined) return () => constant
  const columns = source.columns ?? (source.column === undefined ? [] : [source.column])
  const readers = columns.map(column => {
    const reader = view.reader(column)
    if (!reader) missing(column)
    return reader ?? (() => '')
  })
  const [only] = readers
  if (readers.length === 1 && only) return row => only(row) || empty
  return row =>
    readers
      .map(reader => reader(row))
      .filter(Boolean)
      .join(separator) || empty
}

/** How many rows are looked at to see how a column is written. */
const looked = 2000

function writingOf(target: Target, source: Source, text: (row: number) => string, { rows }: ImportTable): Writing {
  const asked = target.type
  const numbers = asked === 'amount' || asked === 'quantity' || asked === 'share'
  const open =
    asked === 'day' ? source.days === undefined : numbers && (source.decimal === undefined || asked === 'share')
  const sample = open ? sampleOf(rows.length, text) : []
  const decimal = source.decimal ?? (numbers ? decimalOf(sample).decimal : '.')
  const days: DayOrder = source.days ?? (asked === 'day' ? dayOrderOf(sample).order : 'dmy')
  const percent = source.percent ?? (asked === 'share' && sample.some(each => Number(each.replace(',', '.')) > 1))
  return { decimal, days, percent }
}

function sampleOf(rows: number, text: (row: number) => string): string[] {
  const step = Math.max(1, Math.floor(rows / looked))
  const sample: string[] = []
  for (let row = 0; row < rows; row += step) {
    const found = text(row)
    if (found !== '') sample.push(found)
  }
  return sample
}
