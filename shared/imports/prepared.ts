import { applyMapping } from '../import/applyMapping.ts'
import { type CheckedTable, checkedTables, checkedWhole, problemIn } from '../import/checked.ts'
import type { ImportContext } from '../import/context.ts'
import { withCorrections } from '../import/corrections.ts'
import type { Mapping } from '../import/mapping.ts'
import { profiles } from '../import/profiles.ts'
import { fieldReader } from '../import/readFields.ts'
import type { ImportedRecords } from '../import/record.ts'
import { type ImportTable, tableTitle } from '../import/table.ts'
import type { Check, CheckRow, RowFilter } from './check.ts'
import type { ImportDraft } from './draft.ts'
import { listedRows, placesToMend } from './listedRows.ts'

/** Which table. */
export interface Place {
  readonly file: string
  readonly sheet: string
}

/** What a draft makes of its tables: everything that somebody looks at before they say that it goes in. Nothing is written. */
export interface Prepared {
  readonly check: Omit<Check, 'asks'>
  rows(place: Place, listed: { filter: RowFilter; offset: number; limit: number }): { rows: CheckRow[]; total: number }
  /** The next place to mend behind this one, round to the beginning. */
  nextProblem(
    place: Place,
    from: { filter: RowFilter; row: number; column: number },
  ): { index: number; column: number } | null
  /** A row as it will be, field by field. */
  row(place: Place, row: number): { kind: string; field: string; text: string; problem: string | null }[]
  /** The first values of every field, as they will be. */
  samples(): { take: number; field: string; values: { text: string; problem: string | null }[] }[]
  /** Rows where the same stands in a column as in this one, this one among them. */
  same(place: Place, row: number, column: string): readonly number[]
  readonly tables: readonly CheckedTable[]
}

type Wanted = Pick<ImportDraft, 'profile' | 'mapping' | 'corrections' | 'leftOut'>

/** `found` are the tables as they stand in the files. Null where nobody has said yet what becomes what. */
export function prepared(wanted: Wanted, found: readonly ImportTable[], context: ImportContext): Prepared | null {
  const tables = found.map(table => withCorrections(table, wanted.corrections, wanted.leftOut))
  const read =
    wanted.profile === null ? byMapping(wanted.mapping, tables, context) : byProfile(wanted.profile, tables, context)
  if (!read) return null
  const { records, checked, named } = read
  const known = new Set(found.map(tableTitle))
  const of = (place: Place): CheckedTable | undefined =>
    checked.find(({ table }) => table.file === place.file && table.sheet === place.sheet)
  const list = (one: CheckedTable, filter: RowFilter) => listedRows(one, outOf(wanted, one.table), filter)

  return {
    tables: checked,
    check: {
      tables: checked.map(one => ({
        file: one.table.file,
        sheet: one.table.sheet,
        kinds: [...one.kinds],
        columns: one.columns.map(({ heading, fields }) => ({ heading, fields: [...fields] })),
        rows: list(one, 'all').length,
        withProblems: one.problems.size,
        known: one.known.size,
        out: list(one, 'out').length,
      })),
      counts: countsOf(records),
      general: records.rejected
        .filter(({ file, row }) => row === 0 || !known.has(file))
        .map(({ file, field, problem }) => ({ file, field, problem })),
      refused: checked.reduce((sum, one) => sum + one.problems.size, 0),
      known: checked.reduce((sum, one) => sum + one.known.size, 0),
    },
    rows: (place, { filter, offset, limit }) => {
      const one = of(place)
      if (!one) return { rows: [], total: 0 }
      const out = outOf(wanted, one.table)
      const listed = list(one, filter)
      const original = found.find(table => table.file === place.file && table.sheet === place.sheet) ?? one.table
      const rows = listed.slice(offset, offset + limit).map(row => rowOf(one, original, row, out))
      return { rows, total: listed.length }
    },
    nextProblem: (place, { filter, row, column }) => {
      const one = of(place)
      return one ? placesToMend(one, list(one, filter), { row, column }) : null
    },
    row: (place, row) =>
      wanted.mapping === null || wanted.profile !== null ? [] : fieldsOf(wanted.mapping, named, place, row),
    samples: () => (wanted.mapping === null ? [] : samplesOf(wanted.mapping, named)),
    same: (place, row, column) => {
      const table = of(place)?.table
      const at = table?.columns.indexOf(column) ?? -1
      if (!table || at < 0) return []
      const text = table.rows[row - 1]?.[at] ?? ''
      return table.rows.flatMap((cells, index) => (cells.length > 0 && (cells[at] ?? '') === text ? [index + 1] : []))
    },
  }
}

interface Read {
  readonly records: ImportedRecords
  readonly checked: readonly CheckedTable[]
  readonly named: Readonly<Record<string, ImportTable>>
}

function byMapping(mapping: Mapping | null, tables: readonly ImportTable[], context: ImportContext): Read | null {
  if (!mapping) return null
  const named = namedTables(mapping, tables)
  const records = applyMapping(mapping, named, context)
  return { records, named, checked: checkedTables(mapping, named, records) }
}

function byProfile(name: string, tables: readonly ImportTable[], context: ImportContext): Read | null {
  const profile = profiles[name]
  if (!profile) return null
  const parts = Object.entries(profile.files).flatMap(([part, { file }]) => {
    const table = tables.find(one => one.file === file)
    return table ? [[part, table] as const] : []
  })
  const named = Object.fromEntries(parts)
  const records = profile.read(named, context)
  return { records, named, checked: checkedWhole(Object.values(named), records) }
}

/** The tables by the names that a mapping gives them. */
export function namedTables(mapping: Mapping, tables: readonly ImportTable[]): Readonly<Record<string, ImportTable>> {
  const named = Object.entries(mapping.tables).flatMap(([name, { file, sheet }]) => {
    const table = tables.find(one => one.file === file && (sheet === undefined || one.sheet === sheet))
    return table ? [[name, table] as const] : []
  })
  return Object.fromEntries(named)
}

function rowOf(one: CheckedTable, original: ImportTable, row: number, out: ReadonlySet<number>): CheckRow {
  const before = original.rows[row - 1] ?? []
  const left = out.has(row)
  const cells = left ? before : (one.table.rows[row - 1] ?? [])
  const problems = one.problems.get(row) ?? []
  const shown = new Set(one.columns.map(column => problemIn(problems, column)))
  return {
    row,
    out: left,
    known: one.known.has(row),
    cells: one.columns.map(column => {
      const at = one.table.columns.indexOf(column.heading)
      const text = cells[at] ?? ''
      return { text, problem: problemIn(problems, column)?.problem ?? null, corrected: text !== (before[at] ?? '') }
    }),
    others: problems.filter(problem => !shown.has(problem)).map(({ field, problem }) => ({ field, problem })),
  }
}

function fieldsOf(mapping: Mapping, named: Read['named'], place: Place, row: number): ReturnType<Prepared['row']> {
  return mapping.take.flatMap((take, at) => {
    const reader = fieldReader(mapping, at, named)
    const is = (name: string): boolean => named[name]?.file === place.file && named[name]?.sheet === place.sheet
    const head = is(take.table) ? (reader?.head(row) ?? []) : []
    const lines = take.kind === 'orders' && is(take.lines?.table ?? take.table) ? (reader?.lines(row) ?? []) : []
    return [...head, ...lines].map(({ field, text, problem }) => ({ kind: take.kind, field, text, problem }))
  })
}

const sampled = 3

function samplesOf(mapping: Mapping, named: Read['named']): ReturnType<Prepared['samples']> {
  return mapping.take.flatMap((take, at) => {
    const reader = fieldReader(mapping, at, named)
    if (!reader) return []
    const first = (name: string): number[] => firstRows(named[name])
    const heads = first(take.table).map(reader.head)
    const lines = take.kind === 'orders' ? first(take.lines?.table ?? take.table).map(reader.lines) : []
    return [heads, lines].flatMap(rows =>
      (rows[0] ?? []).map(({ field }, index) => ({
        take: at,
        field,
        values: rows.flatMap(row => {
          const { text = '', problem = null } = row[index] ?? {}
          return text === '' && problem === null ? [] : [{ text, problem }]
        }),
      })),
    )
  })
}

function firstRows(table: ImportTable | undefined): number[] {
  const rows: number[] = []
  for (const [index, cells] of (table?.rows ?? []).entries()) {
    if (cells.length > 0) rows.push(index + 1)
    if (rows.length === sampled) break
  }
  return rows
}

const outOf = ({ leftOut }: Wanted, { file, sheet }: ImportTable): ReadonlySet<number> =>
  new Set(leftOut.filter(one => one.file === file && one.sheet === sheet).map(({ row }) => row))

const countsOf = ({ customers, products, prices, people, orders }: ImportedRecords): Check['counts'] => ({
  customers: customers.length,
  products: products.length,
  prices: prices.length,
  people: people.length,
  orders: orders.length,
  lines: orders.reduce((sum, order) => sum + order.lines.length, 0),
})
