import { saveBatch } from '../../db/importBatch.ts'
import { interruptedImports, writtenBy } from '../../db/interruptedImports.ts'
import type { Store } from '../../db/open.ts'
import type { ImportCounts, ImportState } from '../../shared/imports/contract.ts'
import { registry } from '../../shared/sync/registry.ts'
import { takeBack, undoBlockedBy } from './importUndo.ts'

/**
 * Ends what a power cut left half: each import that was under way is taken back whole, and the list says so. Where somebody has built on what had
 * come in, it stays, is counted, and the list says that too. Answers how many there were.
 */
export async function finishInterrupted(store: Store): Promise<number> {
  const interrupted = await interruptedImports(store.reader)
  for (const { state, person } of interrupted) {
    const blocked = await undoBlockedBy(store, state.batch)
    if (!blocked) await takeBack(store, person, state.batch)
    const ended: ImportState = blocked
      ? { ...state, state: 'done', counts: await whatIsHere(store, state) }
      : { ...state, state: 'failed', counts: cutShort(state) }
    await store.writePrivate(tx => saveBatch(tx, ended, person))
  }
  return interrupted.length
}

const cutShort = ({ profile }: ImportState): ImportCounts => ({
  customers: 0,
  products: 0,
  prices: 0,
  people: 0,
  orders: 0,
  lines: 0,
  updated: 0,
  requested: 0,
  rejected: [{ file: profile, row: 0, field: '', problem: 'interrupted' }],
  rejectedTotal: 1,
  tables: [],
})

async function whatIsHere(store: Store, state: ImportState): Promise<ImportCounts> {
  const written = await writtenBy(store.reader, state.batch)
  const count = (table: { readonly number: number }): number => written.get(table.number) ?? 0
  return {
    ...cutShort(state),
    customers: count(registry.customer),
    products: count(registry.product),
    prices: count(registry.price_item),
    people: count(registry.person),
    orders: count(registry.sales_order),
    lines: count(registry.order_line),
    requested: count(registry.request),
  }
}
