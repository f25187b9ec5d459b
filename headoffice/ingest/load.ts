import { naturalKey } from '../../shared/sync/naturalKey.ts'
import type { Transaction } from '../../shared/sync/protocol.ts'
import { loadNames } from '../store/names.ts'
import type { Queryable } from '../store/pool.ts'
import { loadChildren, loadProposals, loadRows, lockRecords } from '../store/rows.ts'
import { IdSet } from './idSet.ts'
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
  const [proposals, names] = await Promise.all([
    loadProposals(
      on,
      absent.map(key => key.id),
    ),
    loadNames(on, namesIn(transactions, found)),
  ])
  return new WorkingSet([...found, ...children], proposals, names)
}

async function loadAll(on: Queryable, needs: Needs): Promise<[readonly RowState[], readonly RowState[]]> {
  const locked = lockRecords(on, needs.records)
  const [, found, children] = await Promise.all([locked, loadRows(on, needs.rows), loadChildren(on, needs.families)])
  return [found, children]
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
