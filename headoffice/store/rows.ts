import type { Values } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import { keyOf, type RowState, type Stamp } from '../ingest/rowState.ts'
import { shapeNumbered } from '../ingest/shape.ts'
import type { Queryable } from './pool.ts'

export interface Key {
  readonly table: number
  readonly id: number
  readonly sub: number
}

/**
 * Locks the rows that carry records, in key order, until the transaction ends. Whoever writes a record or one of its children holds
 * this lock, so that what is read afterwards stays true.
 */
export async function lockRecords(on: Queryable, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return
  await on.query(
    `SELECT 1 FROM row_state WHERE (tbl, id) IN (SELECT * FROM unnest($1::integer[], $2::bigint[])) AND sub = 0
     ORDER BY tbl, id FOR UPDATE`,
    [list(keys.map(key => key.table)), list(keys.map(key => key.id))],
  )
}

/** The rows of these keys that are here, deleted ones included. */
export async function loadRows(on: Queryable, keys: readonly Key[]): Promise<readonly RowState[]> {
  if (keys.length === 0) return []
  const found = await on.query<StoredRow>(
    `SELECT ${columns} FROM unnest($1::integer[], $2::bigint[], $3::integer[]) AS k(t, i, s)
     CROSS JOIN LATERAL (SELECT * FROM row_state WHERE tbl = k.t AND id = k.i AND sub = k.s LIMIT 1) r`,
    [list(keys.map(key => key.table)), list(keys.map(key => key.id)), list(keys.map(key => key.sub))],
  )
  return found.map(fromRow)
}

/** All children of these records: `table` names the child table. */
export async function loadChildren(on: Queryable, keys: readonly Omit<Key, 'sub'>[]): Promise<readonly RowState[]> {
  if (keys.length === 0) return []
  const found = await on.query<StoredRow>(
    `SELECT ${columns} FROM unnest($1::integer[], $2::bigint[]) AS k(t, i)
     CROSS JOIN LATERAL (SELECT * FROM row_state WHERE tbl = k.t AND id = k.i AND sub > 0 OFFSET 0) r`,
    [list(keys.map(key => key.table)), list(keys.map(key => key.id))],
  )
  return found.map(fromRow)
}

/**
 * All live records of these tables. Whoever asks holds the tables until the transaction ends: of two who change them at the same moment the
 * second sees what the first wrote.
 */
export async function loadTables(on: Queryable, tables: readonly number[]): Promise<readonly RowState[]> {
  if (tables.length === 0) return []
  await on.query(
    "SELECT pg_advisory_xact_lock(hashtext('konvwa-table'), t) FROM unnest($1::integer[]) AS t ORDER BY t",
    [list(tables)],
  )
  const found = await on.query<StoredRow>(
    `SELECT ${columns} FROM row_state r WHERE tbl = ANY ($1::integer[]) AND sub = 0 AND NOT deleted`,
    [list(tables)],
  )
  return found.map(fromRow)
}

/** Which of these ids open requests propose, as `table:id:0`. */
export async function loadProposals(on: Queryable, ids: readonly number[]): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const found = await on.query<{ table: number; id: number }>(
    `SELECT (columns ->> 'table_number')::integer AS "table", (columns ->> 'row_id')::bigint AS id FROM row_state
     WHERE tbl = ${registry.request.number} AND columns ->> 'status' = 'open' AND columns ->> 'creates' = '1'
       AND columns ->> 'sub' = '0' AND NOT deleted
       AND (columns ->> 'row_id')::bigint = ANY ($1::bigint[])`,
    [list(ids)],
  )
  return found.map(each => keyOf(each.table, each.id, 0))
}

/** Locks and reads the open conflict cards on these rows. */
export async function loadOpenCards(on: Queryable, ids: readonly number[]): Promise<readonly RowState[]> {
  const found = await on.query<StoredRow>(
    `SELECT ${columns} FROM row_state r
     WHERE tbl = ${registry.conflict.number} AND columns ->> 'state' = 'open' AND NOT deleted
       AND (columns ->> 'row_id')::bigint = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`,
    [list(ids)],
  )
  return found.map(fromRow)
}

/** The code of each depot. */
export async function depotCodes(on: Queryable): Promise<ReadonlyMap<number, string>> {
  const found = await on.query<{ id: number; code: string }>(
    `SELECT id, columns ->> 'code' AS code FROM row_state WHERE tbl = ${registry.depot.number}`,
  )
  return new Map(found.map(each => [each.id, each.code]))
}

export async function hasCompany(on: Queryable): Promise<boolean> {
  const found = await on.query(`SELECT 1 FROM row_state WHERE tbl = ${registry.company.number} AND NOT deleted LIMIT 1`)
  return found.length > 0
}

/** New ids' counters for rows that head office writes itself. */
export async function officeCounters(on: Queryable, count: number): Promise<readonly number[]> {
  const found = await on.query<{ counter: number }>(
    "SELECT nextval('office_row') AS counter FROM generate_series(1, $1)",
    [count],
  )
  return found.map(each => each.counter)
}

const list = (numbers: readonly number[]): string => `{${numbers.join(',')}}`

const columns =
  'r.scope, r.tbl, r.id, r.sub, r.columns, r.clk, r.clk_max, r.device, r.person, r.seq, r.version, r.clocks, r.deleted'

interface StoredRow {
  scope: string
  tbl: number
  id: number
  sub: number
  columns: Values
  clk: number
  clk_max: number
  device: number
  person: number
  seq: number
  version: number
  clocks: Record<string, Stamp> | null
  deleted: boolean
}

function fromRow(stored: StoredRow): RowState {
  const shape = shapeNumbered(stored.tbl)
  if (!shape) throw new Error(`a row of a table that the registry does not know: ${stored.tbl}`)
  return {
    shape,
    id: stored.id,
    sub: stored.sub,
    scope: stored.scope,
    columns: stored.columns,
    clock: stored.clk,
    device: stored.device,
    person: stored.person,
    sequence: stored.seq,
    version: stored.version,
    clockMax: stored.clk_max,
    stamps: stored.clocks ?? {},
    deleted: stored.deleted,
  }
}
