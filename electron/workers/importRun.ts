import { insertRows, type KnownKeys, knownKeys, saveBatch } from '../../db/importBatch.ts'
import { nextId } from '../../db/nextId.ts'
import type { Writer } from '../../db/schema.ts'
import type { Right } from '../../shared/auth/right.ts'
import type { ImportedRecords, Rejected } from '../../shared/import/record.ts'
import { customerRows, type ImportPlace, importedEvent, orderRows, type Written } from '../../shared/import/rows.ts'
import type { ImportCounts, ImportState } from '../../shared/imports/contract.ts'
import { registry } from '../../shared/sync/registry.ts'
import { chunksOf, type Measure, measureCustomer, measureOrder, measureProduct } from './importChunks.ts'
import type { ImportDesk } from './importDesk.ts'
import { productWriter } from './importProducts.ts'
import { ImportCancelled, readInThread } from './importThread.ts'
import { takeBack } from './importUndo.ts'

export interface ImportOptions {
  profile: string
  folder: string
  signal: AbortSignal
  onProgress(state: ImportState): void
}

/**
 * Takes every table of a profile in: read in a thread, written as one batch of small transactions between which everybody else gets a
 * turn. Cancelled or failed midway, the batch is taken back whole. Answers what was counted, and what was refused, by file and row.
 */
export async function runImport(desk: ImportDesk, options: ImportOptions): Promise<ImportState> {
  const { store } = desk
  const place: ImportPlace = {
    depotId: desk.depot.id,
    timeZone: desk.depot.timeZone,
    person: desk.person,
    device: store.device(),
    now: desk.now(),
  }
  const batch = `imports:${options.profile}:${place.now}`
  const records = await readInThread({ profile: options.profile, folder: options.folder }, options.signal)
  const known = await knownKeys(store.reader, desk.depot.id)
  const todo = withoutKnown(records, known)
  const total = todo.products.length + todo.customers.length + todo.orders.length
  let state: ImportState = {
    batch,
    profile: options.profile,
    state: 'running',
    done: 0,
    total,
    counts: null,
    startedAt: place.now,
  }
  const keep = async (next: Partial<ImportState>): Promise<void> => {
    state = { ...state, ...next }
    await store.writePrivate(tx => saveBatch(tx, state, desk.person))
    options.onProgress(state)
  }

  async function write<T>(
    items: readonly T[],
    right: Right,
    measure: (item: T) => Measure,
    rowsOf: (tx: Writer, item: T) => Promise<readonly Written[]>,
  ): Promise<void> {
    for (const chunk of chunksOf(items, measure)) {
      if (options.signal.aborted) throw new ImportCancelled()
      await store.write({ person: desk.person, why: 'imports.run', right, batch }, async tx => {
        const rows: Written[] = []
        for (const item of chunk) rows.push(...(await rowsOf(tx, item)))
        await insertRows(tx, rows)
      })
      await keep({ done: state.done + chunk.length })
    }
  }

  await keep({})
  try {
    if (total === 0) {
      await keep({ state: 'done', counts: countsOf(records, todo) })
      return state
    }
    const products = await productWriter(desk, { batch, currency: records.currency, place })
    await write(todo.products, products.right, measureProduct, products.rowsOf)
    const productIds = new Map([...known.products, ...products.ids])
    const customerIds = new Map(known.customers)
    await write(todo.customers, 'imports.run', measureCustomer, async (tx, customer) => {
      const id = await nextId(tx)
      customerIds.set(customer.code, id)
      const source = { table: registry.customer.number, id, batch, file: customer.file, row: customer.row }
      return [...customerRows(customer, id, place), importedEvent(await nextId(tx), source, place)]
    })
    await write(todo.orders, 'imports.run', measureOrder, async (tx, order) => {
      const id = await nextId(tx)
      const customerId = customerIds.get(order.customerCode) ?? 0
      const rows = orderRows(order, {
        ...place,
        id,
        customerId,
        productIds,
        rate: desk.rateOn(order.orderedDay),
      })
      const source = { table: registry.sales_order.number, id, batch, file: order.file, row: order.row }
      return [...rows, importedEvent(await nextId(tx), source, place)]
    })
    await keep({ state: 'done', counts: countsOf(records, todo) })
  } catch (error) {
    await takeBack(store, desk.person, batch)
    await keep({ state: error instanceof ImportCancelled ? 'cancelled' : 'failed' })
    if (!(error instanceof ImportCancelled)) throw error
  }
  return state
}

type Todo = Pick<ImportedRecords, 'products' | 'customers' | 'orders'> & { rejected: readonly Rejected[] }

/** What is here already is refused by its row, so that bringing the same tables twice doubles nothing; known products are used as they are. */
function withoutKnown(records: ImportedRecords, known: KnownKeys): Todo {
  const rejected: Rejected[] = [...records.rejected]
  const unless = <T extends { file: string; row: number }>(
    rows: readonly T[],
    here: (row: T) => boolean,
    field: string,
  ): T[] =>
    rows.filter(row => {
      if (!here(row)) return true
      rejected.push({ file: row.file, row: row.row, field, problem: 'already-used' })
      return false
    })
  return {
    products: records.products.filter(product => !known.products.has(product.sku)),
    customers: unless(records.customers, customer => known.customers.has(customer.code), 'CustomerID'),
    orders: unless(records.orders, order => known.references.has(order.reference), 'OrderID'),
    rejected,
  }
}

/** Products that were here already count as taken: the tables agree with the store. */
const countsOf = (records: ImportedRecords, todo: Todo): ImportCounts => ({
  customers: todo.customers.length,
  products: records.products.length,
  orders: todo.orders.length,
  lines: todo.orders.reduce((total, order) => total + order.lines.length, 0),
  rejected: todo.rejected.map(row => ({ ...row })),
})
