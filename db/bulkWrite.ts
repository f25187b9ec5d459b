import type { Changed, Written } from '../shared/import/rows.ts'
import { makeId } from '../shared/kernel/id.ts'
import { type TableName, tableNames, tableOf } from '../shared/sync/registry.ts'
import type { Turn } from './pen.ts'
import type { Value } from './statements.ts'

/** Inserts and changes rows one by one by statements compiled once, several times as quick as building a query for each. Captured like any others. */
export function bulkWrite(turn: Turn, rows: readonly (Written | Changed)[]): void {
  for (const each of rows) {
    if ('row' in each) insert(turn, each)
    else change(turn, each)
    turn.touched.add(each.table)
  }
}

function insert(turn: Turn, { table, row }: Written): void {
  const { columns, sql } = insertOf(table)
  const values: Readonly<Record<string, Value>> = row
  turn.statement(sql).run(...columns.map(column => values[column] ?? null))
}

function change(turn: Turn, { table, id, values }: Changed): void {
  const columns = Object.keys(values)
  if (columns.length === 0) return
  const sql = `UPDATE ${table} SET ${columns.map(column => `${column} = ?`).join(', ')} WHERE id = ?`
  turn.statement(sql).run(...columns.map(column => values[column] ?? null), id)
}

/** Identities for new rows, taken from the counter so many at a time; those not given are never used. Good for this turn alone. */
export function idsOf(turn: Turn): () => number {
  let given = 0
  let device = 0
  let last = 0
  return () => {
    if (given >= last) {
      const counter = turn
        .statement<{ device: number; last_id: number }>(
          'UPDATE capture SET last_id = last_id + ? RETURNING device, last_id',
        )
        .get(atOnce)
      if (!counter) throw new Error('the capture row is missing')
      device = counter.device
      last = counter.last_id
      given = last - atOnce
    }
    given += 1
    return makeId(device, given)
  }
}

const atOnce = 64

interface Insert {
  readonly columns: readonly string[]
  readonly sql: string
}

const inserts: ReadonlyMap<TableName, Insert> = new Map(tableNames.map(name => [name, insertInto(name)]))

function insertInto(name: TableName): Insert {
  const table = tableOf(name)
  const columns = [...(table.child ? ['id', 'n'] : ['id']), ...Object.keys(table.columns)]
  return { columns, sql: `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})` }
}

function insertOf(name: TableName): Insert {
  const insert = inserts.get(name)
  if (!insert) throw new Error(`no table ${name}`)
  return insert
}
