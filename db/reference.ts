import { sql } from 'kysely'
import { keyColumns as naturalColumns, naturalKey } from '../shared/sync/naturalKey.ts'
import { type TableName, tableOf } from '../shared/sync/registry.ts'
import type { Reader, Writer } from './schema.ts'

/** Values of a row by column name, as SQLite keeps them: booleans are 0 and 1. */
export type RowValues = Readonly<Record<string, string | number | null>>

/** The key of a row of any table; `sub` is the child's number, 0 for a row that is no child. */
export interface RowKey {
  readonly table: TableName
  readonly id: number
  readonly sub: number
}

/** One row by its columns' names, without key and version, or null. For what treats all tables alike: requests, timelines, requests' answers. */
export async function findRow(reader: Reader, key: RowKey): Promise<RowValues | null> {
  const row = await reader
    .selectFrom(sql<Record<string, string | number | null>>`${sql.table(key.table)}`.as('row'))
    .selectAll()
    .where(keyMatches(key))
    .executeTakeFirst()
  if (!row) return null
  return Object.fromEntries(columnsOf(key.table).map(name => [name, row[name] ?? null]))
}

/** Writes a whole new row; every column of the table must be among `values`. */
export async function insertRow(tx: Writer, key: RowKey, values: RowValues): Promise<void> {
  const columns = columnsOf(key.table)
  const names = [...keyColumns(key), ...columns]
  const given = [...keyValues(key), ...columns.map(name => values[name] ?? null)]
  await sql`INSERT INTO ${sql.table(key.table)} (${sql.join(names.map(name => sql.ref(name)))}) VALUES (${sql.join(given)})`.execute(
    tx,
  )
}

/** Changes the columns named in `values`; others stay. */
export async function updateRow(tx: Writer, key: RowKey, values: RowValues): Promise<void> {
  const sets = columnsOf(key.table)
    .filter(name => name in values)
    .map(name => sql`${sql.ref(name)} = ${values[name] ?? null}`)
  if (sets.length === 0) return
  await sql`UPDATE ${sql.table(key.table)} SET ${sql.join(sets)} WHERE ${keyMatches(key)}`.execute(tx)
}

export async function removeRow(tx: Writer, key: RowKey): Promise<void> {
  await sql`DELETE FROM ${sql.table(key.table)} WHERE ${keyMatches(key)}`.execute(tx)
}

/** The id of a row with the same natural key, upper and lower case the same, or null; null too where the table has no such key. */
export async function findSameKey(reader: Reader, table: TableName, values: RowValues): Promise<number | null> {
  const columns = naturalColumns(table)
  const wanted = naturalKey(table, values)
  if (!columns || columns.length === 0 || wanted === null) return null
  const rows = await reader
    .selectFrom(sql<{ id: number } & Record<string, string | number | null>>`${sql.table(table)}`.as('row'))
    .select(['id', ...columns])
    .execute()
  const id = rows.find(row => naturalKey(table, row) === wanted)?.id
  return typeof id === 'number' ? id : null
}

const columnsOf = (table: TableName): string[] => Object.keys(tableOf(table).columns)
const keyColumns = (key: RowKey): string[] => (tableOf(key.table).child ? ['id', 'n'] : ['id'])
const keyValues = (key: RowKey): number[] => (tableOf(key.table).child ? [key.id, key.sub] : [key.id])

const keyMatches = (key: RowKey) =>
  tableOf(key.table).child
    ? sql<boolean>`${sql.ref('id')} = ${key.id} AND ${sql.ref('n')} = ${key.sub}`
    : sql<boolean>`${sql.ref('id')} = ${key.id}`
