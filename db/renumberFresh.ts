import { deviceOfId, makeId } from '../shared/kernel/id.ts'
import type { Values } from '../shared/sync/protocol.ts'
import { type TableName, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import { childSpan } from './childNumber.ts'
import type { Turn } from './pen.ts'
import { renumberDrafts, withIds } from './renumber.ts'

export interface Fresh {
  /** The first transaction whose rows get ids of their own. */
  readonly from: number
  readonly was: number
  readonly as: number
}

interface Stored {
  n: number
  tbl: number
  id: number
  sub: number
  op: string
  cols: string
  old: string | null
}

/**
 * Gives rows that were made from a transaction on ids of another device, with everything that refers to them: their changes that wait, the
 * rows themselves, half-typed forms. Only what was changed since can refer to them. Children of older rows get numbers of their own.
 * Capture must be muted.
 */
export function renumberFresh({ statement, touched }: Turn, { from, was, as }: Fresh): void {
  statement('PRAGMA defer_foreign_keys = ON').run()
  // What was answered stands at head office under the ids that it has: it went before what is older and less urgent.
  const changes = statement<Stored>(
    `SELECT n, tbl, id, sub, op, cols, old FROM change JOIN tx ON tx.number = change.tx
    WHERE change.tx >= ? AND tx.state NOT IN ('accepted', 'changed') ORDER BY n`,
  ).all(from)
  const formers = statement<{ device: number }>('SELECT device FROM former_self').all()
  const selves = new Set([was, ...formers.map(({ device }) => device)])
  const ids = freshIds(changes, selves, as)
  const subs = freshSubs(changes, ids, as)
  const become = (id: number): number => ids.get(id) ?? id
  const rows = new Map<string, { name: TableName; id: number; sub: number; newSub: number }>()
  for (const change of changes) {
    const name = tableNumbered(change.tbl)
    if (!name) continue
    const newSub = subs.get(keyOf(change)) ?? change.sub
    const mapped = (text: string): string => JSON.stringify(withReferences(name, JSON.parse(text), become))
    statement('UPDATE change SET id = ?, sub = ?, cols = ?, old = ? WHERE n = ?').run(
      become(change.id),
      newSub,
      mapped(change.cols),
      change.old === null ? null : mapped(change.old),
      change.n,
    )
    rows.set(keyOf(change), { name, id: change.id, sub: change.sub, newSub })
  }
  for (const row of rows.values()) {
    moveRow(row)
    touched.add(row.name)
  }
  const { last } = { last: ids.size }
  statement('UPDATE capture SET last_id = max(last_id, ?)').run(last)
  renumberDrafts(statement, become)

  function moveRow({ name, id, sub, newSub }: { name: TableName; id: number; sub: number; newSub: number }): void {
    const { child } = tableOf(name)
    const where = child ? 'id = ? AND n = ?' : 'id = ?'
    const key = child ? [id, sub] : [id]
    const row = statement<Values>(`SELECT * FROM ${name} WHERE ${where}`).get(...key)
    if (!row) return
    const next = withReferences(name, row, become)
    const moved = Object.keys(tableOf(name).columns).filter(column => next[column] !== row[column])
    const sets = [...moved.map(column => `${column} = ?`), 'id = ?', ...(child ? ['n = ?'] : [])]
    const values = [...moved.map(column => next[column] ?? null), become(id), ...(child ? [newSub] : [])]
    statement(`UPDATE ${name} SET ${sets.join(', ')} WHERE ${where}`).run(...values, ...key)
  }
}

/** New ids for the rows that were made there, in the order of their making. */
function freshIds(changes: readonly Stored[], selves: ReadonlySet<number>, as: number): Map<number, number> {
  const ids = new Map<number, number>()
  for (const { tbl, id, op } of changes) {
    const name = tableNumbered(tbl)
    if (op !== 'insert' || !name || tableOf(name).child || !selves.has(deviceOfId(id)) || ids.has(id)) continue
    ids.set(id, makeId(as, ids.size + 1))
  }
  return ids
}

/** New numbers for children that were added to rows which are older. */
function freshSubs(changes: readonly Stored[], ids: ReadonlyMap<number, number>, as: number): Map<string, number> {
  const subs = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const change of changes) {
    const name = tableNumbered(change.tbl)
    if (change.op !== 'insert' || !name || !tableOf(name).child || ids.has(change.id)) continue
    const family = `${change.tbl}:${change.id}`
    const count = (counts.get(family) ?? 0) + 1
    counts.set(family, count)
    subs.set(keyOf(change), as * childSpan + count)
  }
  return subs
}

/** Columns that hold ids, and ids inside what is kept as text. */
function withReferences(name: TableName, values: Values, become: (id: number) => number): Values {
  const { columns } = tableOf(name)
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => {
      const kind = columns[column]?.kind
      if (typeof value === 'number' && (kind === 'reference' || column === 'row_id')) return [column, become(value)]
      if (typeof value === 'string' && kind === 'json')
        return [column, JSON.stringify(withIds(JSON.parse(value), become))]
      return [column, value]
    }),
  )
}

const keyOf = ({ tbl, id, sub }: { tbl: number; id: number; sub: number }): string => `${tbl}:${id}:${sub}`
