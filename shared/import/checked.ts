import type { ImportKind } from './kind.ts'
import type { Mapping } from './mapping.ts'
import { sourceOf, type Take } from './mapping.ts'
import type { ImportedRecords, Rejected } from './record.ts'
import { type ImportTable, tableTitle } from './table.ts'
import { isLineField } from './target.ts'

/** A column that is read, and the fields that it becomes. */
export interface ReadColumn {
  readonly heading: string
  readonly fields: readonly string[]
}

/** A table as somebody checks it: what is read of it, and what keeps which row out. */
export interface CheckedTable {
  readonly table: ImportTable
  readonly kinds: readonly ImportKind[]
  readonly columns: readonly ReadColumn[]
  /** By row, counted from 1. What is here already is no problem of the row: it is `known`. */
  readonly problems: ReadonlyMap<number, readonly Rejected[]>
  /** Rows that are in the books already. */
  readonly known: ReadonlySet<number>
}

/** The tables that records are made of, with what was found wrong in them; helpers are not among them. */
export function checkedTables(
  mapping: Mapping,
  tables: Readonly<Record<string, ImportTable>>,
  { rejected }: Pick<ImportedRecords, 'rejected'>,
): readonly CheckedTable[] {
  const byTitle = rejectedByTitle(rejected)
  return Object.entries(tables).flatMap(([name, table]) => {
    const takes = mapping.take.filter(take => take.table === name || take.lines?.table === name)
    if (takes.length === 0) return []
    return [
      {
        table,
        kinds: [...new Set(takes.map(({ kind }) => kind))],
        columns: columnsRead(takes, name, table),
        ...problemsOf(byTitle.get(tableTitle(table)) ?? []),
      },
    ]
  })
}

/** The same for a ready-made reading, which may read every column. */
export const checkedWhole = (
  tables: readonly ImportTable[],
  { rejected }: Pick<ImportedRecords, 'rejected'>,
): readonly CheckedTable[] => {
  const byTitle = rejectedByTitle(rejected)
  return tables.map(table => ({
    table,
    kinds: [],
    columns: table.columns.map(heading => ({ heading, fields: [] })),
    ...problemsOf(byTitle.get(tableTitle(table)) ?? []),
  }))
}

/** What stands in a column of a row that cannot be read; the first, where there are several. */
export const problemIn = (problems: readonly Rejected[], { heading }: ReadColumn): Rejected | undefined =>
  problems.find(({ column, field }) => (column ?? field) === heading)

function columnsRead(takes: readonly Take[], name: string, table: ImportTable): readonly ReadColumn[] {
  const fields = new Map<string, string[]>()
  for (const take of takes)
    for (const [field, given] of Object.entries(take.fields)) {
      if ((take.lines && isLineField(field) ? take.lines.table : take.table) !== name) continue
      const source = sourceOf(given)
      for (const column of source.columns ?? (source.column === undefined ? [] : [source.column]))
        fields.set(column, [...(fields.get(column) ?? []), field])
    }
  return table.columns.flatMap(heading => {
    const read = fields.get(heading)
    return read ? [{ heading, fields: read }] : []
  })
}

function rejectedByTitle(rejected: readonly Rejected[]): ReadonlyMap<string, readonly Rejected[]> {
  const byTitle = new Map<string, Rejected[]>()
  for (const one of rejected) {
    const same = byTitle.get(one.file)
    if (same) same.push(one)
    else byTitle.set(one.file, [one])
  }
  return byTitle
}

function problemsOf(rejected: readonly Rejected[]): Pick<CheckedTable, 'problems' | 'known'> {
  const problems = new Map<number, Rejected[]>()
  const known = new Set<number>()
  for (const one of rejected) {
    if (one.row === 0) continue
    if (one.problem === 'already-used') {
      known.add(one.row)
      continue
    }
    const same = problems.get(one.row)
    if (same) same.push(one)
    else problems.set(one.row, [one])
  }
  return { problems, known }
}
