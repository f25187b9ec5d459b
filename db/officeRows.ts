import type { Place } from '../shared/sync/equality/place.ts'
import { isBefore } from '../shared/sync/equality/place.ts'
import type { Values } from '../shared/sync/protocol.ts'
import { type TableName, tableOf } from '../shared/sync/registry.ts'
import { type PendingViews, rootOf, viewKey } from './pendingViews.ts'
import type { Statements } from './statements.ts'

/** A row as head office holds it, read from this desk's database. */
export interface StandingHere extends Place {
  readonly scope: string
  readonly version: number
  readonly values: Values
}

/** Rows read in one go: a few milliseconds. */
const atOnce = 500

/**
 * The rows of a table from one place up to another, page by page: first those with pending changes, as head office holds them, then all others in order.
 * What head office never had (version 0) is not among them.
 */
export function* officeRows(
  statement: Statements,
  views: PendingViews,
  name: TableName,
  from: Place,
  to: Place,
): Generator<readonly StandingHere[]> {
  const pending = views.of.get(name)
  const roots = views.of.get(rootOf(name))
  const scopeOf = (id: number, depot: unknown): string => {
    const root = roots?.get(viewKey({ id, sub: 0 }))?.row
    const home = root ? root.values.depot_id : depot
    return tableOf(name).scope === 'depot' && typeof home === 'number' ? `depot:${home}` : 'reference'
  }
  const depotOf = depotIn(statement, name)
  const viewed: StandingHere[] = []
  for (const { key, row } of pending?.values() ?? [])
    if (row && !isBefore(key, from) && isBefore(key, to))
      viewed.push({ id: key.id, sub: key.sub, scope: scopeOf(key.id, depotOf(key.id, row.values)), ...row })
  if (viewed.length > 0) yield viewed

  const { child } = tableOf(name)
  const read = statement<Stored>(pageSql(name))
  let at = from
  for (;;) {
    const page = child ? read.all(at.id, at.sub, to.id, to.sub) : read.all(at.id, to.id)
    yield page
      .map(({ home, ...row }) => ({
        id: row.id,
        sub: row.n ?? 0,
        scope: scopeOf(row.id, home),
        version: row.version,
        values: row,
      }))
      .filter(row => !pending?.has(viewKey(row)))
    const last = page.at(-1)
    if (!last || page.length < atOnce) return
    at = child ? { id: last.id, sub: (last.n ?? 0) + 1 } : { id: last.id + 1, sub: 0 }
  }
}

type Stored = Values & { id: number; n?: number; version: number; home: number | null }

function pageSql(name: TableName): string {
  const { child, scope } = tableOf(name)
  if (child) {
    const home = scope === 'depot' ? `(SELECT depot_id FROM ${rootOf(name)} r WHERE r.id = t.id)` : 'NULL'
    return `SELECT t.*, ${home} AS home FROM ${name} t
      WHERE (t.id, t.n) >= (?, ?) AND (t.id, t.n) < (?, ?) AND t.version > 0 ORDER BY t.id, t.n LIMIT ${atOnce}`
  }
  return `SELECT t.*, ${scope === 'depot' ? 'depot_id' : 'NULL'} AS home FROM ${name} t
    WHERE id >= ? AND id < ? AND version > 0 ORDER BY id LIMIT ${atOnce}`
}

/** The depot that a row with pending changes belongs to, where no pending change of its root says so. */
function depotIn(statement: Statements, name: TableName): (id: number, values: Values) => unknown {
  if (tableOf(name).scope !== 'depot') return () => null
  if (!tableOf(name).child) return (_id, values) => values.depot_id
  return id => statement<{ depot_id: unknown }>(`SELECT depot_id FROM ${rootOf(name)} WHERE id = ?`).get(id)?.depot_id
}
