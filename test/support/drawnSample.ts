import { sampleProfiles } from '../../shared/sample/profiles.ts'
import { type Sample, sampleOf } from '../../shared/sample/sample.ts'
import type { SampleName } from '../../shared/sample/sampleName.ts'
import type { Column } from '../../shared/sync/column.ts'
import { type Row, type TableName, tableOf } from '../../shared/sync/registry.ts'

/** A Tuesday morning before Vertières. */
export const tuesday = Date.UTC(2026, 10, 17, 14, 20)

export const settings = (now: number) => ({ now, lane: 'ZS', computer: 'Order desk 1', passwordHash: 'hash' })

const known = new Map<SampleName, Sample>()

/** The sample of that Tuesday, drawn once for a whole test file. */
export function drawn(name: SampleName): Sample {
  const sample = known.get(name) ?? sampleOf(sampleProfiles[name], settings(tuesday))
  known.set(name, sample)
  return sample
}

type Of<N extends TableName> = Omit<Row<N>, 'version'>

/** All rows of a table, in the order in which they are written. */
export function rowsOf<N extends TableName>({ groups }: Sample, table: N): Of<N>[] {
  const rows: Of<N>[] = []
  const isOf = (written: { table: TableName }, row: unknown): row is Of<N> => written.table === table && row !== null
  for (const group of groups)
    for (const written of group.rows) {
      const row: unknown = written.row
      if (isOf(written, row)) rows.push(row)
    }
  return rows
}

/** What the registry would not have: columns missing or unknown, values of another kind, references to nobody, ids given twice. */
export function strange(sample: Sample): string[] {
  const ids = new Map<string, Set<number>>()
  const problems: string[] = []
  const all = sample.groups.flatMap(group => group.rows)
  for (const { table, row } of all) {
    const own = ids.get(table) ?? new Set<number>()
    if (!tableOf(table).child && own.has(row.id)) problems.push(`${table} ${row.id}: twice`)
    if (row.id < 1 || row.id > sample.lastId) problems.push(`${table} ${row.id}: no id of this sample`)
    ids.set(table, own.add(row.id))
  }
  for (const { table, row } of all) {
    const { columns, child } = tableOf(table)
    const values = new Map<string, unknown>(Object.entries(row))
    const keys = child ? ['id', 'n'] : ['id']
    const names = [...keys, ...Object.keys(columns)].toSorted()
    if (names.join() !== [...values.keys()].toSorted().join())
      problems.push(`${table}: columns ${[...values.keys()].join()}`)
    for (const [name, column] of Object.entries(columns)) {
      const value = values.get(name)
      if (!fits(column, value)) problems.push(`${table} ${row.id}: ${name} is ${String(value)}`)
      if (column.target !== null && typeof value === 'number' && !ids.get(column.target)?.has(value))
        problems.push(`${table} ${row.id}: ${name} names nobody`)
    }
  }
  return problems
}

function fits(column: Column, value: unknown): boolean {
  if (value === null) return column.nullable
  switch (column.kind) {
    case 'integer':
    case 'money':
    case 'instant':
    case 'reference':
      return Number.isSafeInteger(value)
    case 'boolean':
      return value === 0 || value === 1
    case 'choice':
      return typeof value === 'string' && (column.choices?.includes(value) ?? false)
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    case 'json':
      return typeof value === 'string' && JSON.parse(value) !== undefined
    case 'text':
      return typeof value === 'string'
  }
}
