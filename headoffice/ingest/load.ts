import { naturalKey } from '../../shared/sync/naturalKey.ts'
import type { Transaction } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import { loadAlike } from '../store/likeness.ts'
import { loadNames } from '../store/names.ts'
import type { Queryable } from '../store/pool.ts'
import { loadChildren, loadProposals, loadRows, loadTables, lockRecords } from '../store/rows.ts'
import { IdSet } from './idSet.ts'
import { likenessOf } from './likeness.ts'
import { type Needs, needsOf } from './needs.ts'
import { keyOf, type RowState, rowKey } from './rowState.ts'
import type { Sender } from './sender.ts'
import { shapeNumbered } from './shape.ts'
import { WorkingSet } from './workingSet.ts'

/** Reads everything that judging needs, in a few set-based questions; what will be written is locked first. */
export async function loadNeeds(
  on: Queryable,
  sender: Sender,
  transactions: readonly Transaction[],
): Promise<WorkingSet> {
  let needs = needsOf(sender, transactions, new IdSet())
  let [found, children] = await loadAll(on, needs)
  const existing = new IdSet()
  let expected = true
  for (const row of found) {
    const { number } = row.shape.table
    if (row.sub > 0 || !needs.newRecords.has(number, row.id)) continue
    existing.add(number, row.id)
    expected = false
  }
  if (!expected) {
    needs = needsOf(sender, transactions, existing)
    ;[found, children] = await loadAll(on, needs)
  }
  const here = new Set(found.map(rowKey))
  const absent = needs.proposable.filter(key => !here.has(keyOf(key.table, key.id, key.sub)))
  const [proposals, names, alike, tables] = await Promise.all([
    loadProposals(
      on,
      absent.map(key => key.id),
    ),
    loadNames(on, namesIn(transactions, found)),
    loadAlike(on, likenessIn(transactions, found)),
    loadTables(on, needs.tables),
  ])
  const customer = registry.customer.number
  const known = new IdSet()
  for (const row of found) if (row.sub === 0) known.add(row.shape.table.number, row.id)
  const others = alike.map(([, id]) => ({ table: customer, id, sub: 0 })).filter(key => !known.has(customer, key.id))
  const likely = await loadRows(on, others)
  return new WorkingSet([...tables, ...likely, ...found, ...children], proposals, names, alike)
}

async function loadAll(on: Queryable, needs: Needs): Promise<[readonly RowState[], readonly RowState[]]> {
  const locked = lockRecords(on, needs.records)
  const [, found, children] = await Promise.all([locked, loadRows(on, needs.rows), loadChildren(on, needs.families)])
  return [found, children]
}

/** The likeness keys that customers will have after these transactions. */
function likenessIn(transactions: readonly Transaction[], found: readonly RowState[]): readonly string[] {
  const shape = shapeNumbered(registry.customer.number)
  if (!shape) throw new Error('the registry knows no customers')
  const standing = new Map(found.map(row => [rowKey(row), row.columns]))
  const keys = new Set<string>()
  for (const { changes } of transactions) {
    for (const { table, id, sub, values } of changes) {
      if (table !== shape.table.number) continue
      for (const key of likenessOf({ shape, columns: { ...standing.get(keyOf(table, id, sub)), ...values } }))
        keys.add(key)
    }
  }
  return [...keys]
}

/** The names that rows will have after these transactions. */
function namesIn(transactions: readonly Transaction[], found: readonly RowState[]): readonly string[] {
  const standing = new Map(found.map(row => [rowKey(row), row.columns]))
  const names = new Set<string>()
  for (const { changes } of transactions) {
    for (const { table, id, sub, values } of changes) {
      const shape = shapeNumbered(table)
      if (!shape?.isNamed) continue
      const key = naturalKey(shape.name, { ...standing.get(keyOf(table, id, sub)), ...values })
      if (typeof key === 'string') names.add(`${table}:${key}`)
    }
  }
  return [...names]
}
