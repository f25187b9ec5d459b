import { headOfficeDevice } from '../../shared/kernel/id.ts'
import type { Download, Entry, Page } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import { settleAmounts } from '../ingest/checks/orderAmounts.ts'
import { Journal, logRow, rowUpdates } from '../ingest/journal.ts'
import { overwritten } from '../ingest/merge.ts'
import { keyOf, type RowState, stampOf } from '../ingest/rowState.ts'
import { shapeNumbered } from '../ingest/shape.ts'
import { Draft, WorkingSet } from '../ingest/workingSet.ts'
import { commitChanges } from '../store/commit.ts'
import { saveAlike } from '../store/likeness.ts'
import { saveNames } from '../store/names.ts'
import type { Queryable } from '../store/pool.ts'
import { type Key, loadChildren, loadRows, lockRecords } from '../store/rows.ts'
import { saveRefilled } from '../store/transactions.ts'

export interface Tail {
  readonly scope: string
  readonly entries: readonly Entry[]
  /** exact: they follow what stands here, one by one. Else others wrote here meanwhile, and who wrote last counts, column by column. */
  readonly exact: boolean
}

/** Writes entries of head office's own log again that it lost, with the rows and the verdicts that go with them. */
export async function refill(on: Queryable, tails: readonly Tail[], now: number): Promise<void> {
  const entries = tails.flatMap(tail => tail.entries)
  if (entries.length === 0) return
  const keys = keysOf(entries)
  await lockRecords(
    on,
    keys.map(key => ({ ...key, sub: 0 })),
  )
  const orders = [...ordersOf(tails.flatMap(tail => (tail.exact ? [] : tail.entries)))]
  const found = await loadRows(on, [...keys, ...keysOfOrders(orders, keys)])
  const lines = await loadChildren(
    on,
    orders.map(id => ({ table: lineTable, id })),
  )
  const rows = new WorkingSet([...lines, ...found], [], [], [])
  const journal = new Journal()
  for (const { scope, entries: lost, exact } of tails)
    for (const entry of lost) {
      const logged = entry.rows.flatMap(row => relaid(rows, journal, { scope, entry, row, exact }))
      if (!exact) logged.push(...resettled(rows, journal, scope, entry))
      const { device, number, clock, person, why, own } = entry
      journal.add({
        ...{ scope, device, number, clock, person, why, batch: null, at: now, incarnation: 1 },
        exact: own && exact,
        rows: logged,
        verdicts: entry.verdicts.length > 0 ? entry.verdicts : null,
      })
    }
  await Promise.all([
    saveRefilled(on, entries, now),
    saveNames(on, rows.renamed),
    saveAlike(on, rows.likened),
    commitChanges(on, journal.entries, rowUpdates(rows)),
  ])
}

interface Lost {
  readonly scope: string
  readonly entry: Entry
  readonly row: Download
  readonly exact: boolean
}

/** Lays one row onto what stands, and answers how the log tells it. */
function relaid(rows: WorkingSet, journal: Journal, lost: Lost) {
  const { scope, entry, row, exact } = lost
  const shape = shapeNumbered(row.table)
  if (!shape) return []
  const sequence = journal.nextSequence(scope)
  const standing = rows.find(row.table, row.id, row.sub)
  const draft = new Draft(rows)
  const { clock, device, person } = entry
  if (row.op === 'gone') {
    const bare = standing ?? newRow(lost, shape, sequence)
    return [logRow({ row: bare, op: 'gone', columns: [] })]
  }
  if (row.op === 'delete') {
    // Removing wins over editing: desks that took it away could do nothing with what somebody wrote into it since.
    if (!standing) return []
    const gone = { ...standing, deleted: true, clockMax: Math.max(standing.clockMax, clock), version: sequence }
    draft.change(gone)
    rows.accept(draft)
    return [logRow({ row: gone, op: 'delete', columns: [] })]
  }
  if (!standing) {
    const inserted = newRow(lost, shape, sequence)
    draft.insert(inserted)
    rows.accept(draft)
    return [logRow({ row: inserted, op: 'insert', columns: null })]
  }
  if (standing.deleted) return [logRow({ row: standing, op: 'delete', columns: [] })]
  const values = exact ? row.values : newer(standing, row.values, clock)
  const moves = standing.scope !== scope
  const next = { ...overwritten(standing, values, { clock, device, person }, sequence), deleted: false, scope }
  const laid: RowState = moves ? { ...next, clock, device, person, sequence, version: sequence, stamps: {} } : next
  draft.change(laid)
  if (moves) draft.moved.push(laid)
  rows.accept(draft)
  return [logRow({ row: laid, op: 'put', columns: Object.keys(row.values) })]
}

/** Lines and totals of an order may have been laid from different hands: what it costs is worked out again, as after any two changes apart. */
function resettled(rows: WorkingSet, journal: Journal, scope: string, entry: Entry) {
  const sequence = journal.nextSequence(scope)
  return [...ordersOf([entry])].flatMap(id => {
    const order = rows.find(orderTable, id, 0)
    if (!order || order.deleted || order.scope !== scope) return []
    const settled = settleAmounts({ draft: rows }, order, true)
    if ('code' in settled) return []
    return settled.map(({ row, values }) => {
      const office = { device: headOfficeDevice, person: 0, clock: Math.max(row.clockMax, entry.clock) }
      const next = overwritten(row, values, office, sequence)
      const draft = new Draft(rows)
      draft.change(next)
      rows.accept(draft)
      return logRow({ row: next, op: 'put', columns: Object.keys(values) })
    })
  })
}

/** The orders that these entries touch, by id. */
const ordersOf = (entries: readonly Entry[]): ReadonlySet<number> =>
  new Set(
    entries.flatMap(({ rows }) =>
      rows.filter(({ table }) => table === orderTable || table === lineTable).map(({ id }) => id),
    ),
  )

const keysOfOrders = (orders: readonly number[], known: readonly Key[]): Key[] => {
  const here = new Set(known.filter(({ table }) => table === orderTable).map(({ id }) => id))
  return orders.filter(id => !here.has(id)).map(id => ({ table: orderTable, id, sub: 0 }))
}

const orderTable = registry.sales_order.number
const lineTable = registry.order_line.number

/** Of these values those that were written after what stands. */
const newer = (row: RowState, values: Download['values'], clock: number) =>
  Object.fromEntries(Object.entries(values).filter(([column]) => clock >= stampOf(row, column)[0]))

function newRow({ scope, entry, row }: Lost, shape: RowState['shape'], sequence: number): RowState {
  const { clock, device, person } = entry
  const columns = Object.fromEntries(Object.keys(shape.table.columns).map(name => [name, row.values[name] ?? null]))
  const bare = { shape, id: row.id, sub: row.sub, scope, columns, clock, device, person, sequence, version: sequence }
  return { ...bare, clockMax: clock, stamps: {}, deleted: false }
}

function keysOf(entries: readonly Entry[]): Key[] {
  const keys = new Map<string, Key>()
  for (const { rows } of entries)
    for (const { table, id, sub } of rows) keys.set(keyOf(table, id, sub), { table, id, sub })
  return [...keys.values()]
}

export const entriesOf = (pages: readonly Page[], scope: string): Entry[] => {
  const own = pages.filter(page => page.scope === scope).flatMap(page => page.entries)
  return [...new Map(own.map(entry => [entry.sequence, entry])).values()].toSorted((a, b) => a.sequence - b.sequence)
}
