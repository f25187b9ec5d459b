import { registry, tableNames, tableOf } from '../../shared/sync/registry.ts'
import type { Queryable } from './pool.ts'
import type { ProvenRow } from './tallies.ts'

export interface StandingProven extends ProvenRow {
  readonly table: number
}

const rowsAtOnce = 500
const ordersAtOnce = 60
const { sales_order: order, order_line: line, order_amendment: amendment, record_event: event } = registry

/**
 * Every row of a scope that stands, in the order in which a new computer can use them: what records refer to, then orders that are open with their lines, then
 * the others from the newest on, then what was done. Children follow their parents.
 */
export async function* standingRows(on: Queryable, scope: string): AsyncGenerator<readonly StandingProven[]> {
  const late = new Set([order.number, line.number, amendment.number, event.number])
  const tables = tableNames.filter(name => tableOf(name).class !== 'private').map(name => tableOf(name).number)
  for (const table of tables.filter(number => !late.has(number))) yield* inOrder(on, scope, table)
  const orders = await on.query<{ id: number }>(
    `SELECT id FROM row_state WHERE scope = $1 AND tbl = ${order.number} AND NOT deleted
     ORDER BY (columns ->> 'status') IN ('closed', 'cancelled', 'void'), id DESC`,
    [scope],
  )
  for (let from = 0; from < orders.length; from += ordersAtOnce) {
    const ids = orders.slice(from, from + ordersAtOnce).map(row => row.id)
    yield asProven(
      await on.query<Stored>(
        `SELECT tbl AS "table", r.id, sub, version, columns, proof::text FROM unnest($2::bigint[]) WITH ORDINALITY AS o(id, place)
         JOIN row_state r ON r.scope = $1 AND r.tbl IN (${order.number}, ${line.number}, ${amendment.number}) AND r.id = o.id AND NOT r.deleted
         ORDER BY o.place, r.tbl, r.sub`,
        [scope, ids],
      ),
    )
  }
  yield* inOrder(on, scope, event.number)
}

type Stored = Omit<StandingProven, 'proof'> & { readonly proof: string }
const asProven = (rows: readonly Stored[]): StandingProven[] => rows.map(row => ({ ...row, proof: BigInt(row.proof) }))

async function* inOrder(on: Queryable, scope: string, table: number): AsyncGenerator<readonly StandingProven[]> {
  let [id, sub] = [0, -1]
  for (;;) {
    const rows = await on.query<Stored>(
      `SELECT tbl AS "table", id, sub, version, columns, proof::text FROM row_state
       WHERE scope = $1 AND tbl = $2 AND (id, sub) > ($3, $4) AND NOT deleted ORDER BY id, sub LIMIT ${rowsAtOnce}`,
      [scope, table, id, sub],
    )
    if (rows.length > 0) yield asProven(rows)
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    ;[id, sub] = [last.id, last.sub]
  }
}
