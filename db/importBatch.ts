import { sql } from 'kysely'
import { Right } from '../shared/auth/right.ts'
import type { Written } from '../shared/import/rows.ts'
import { ImportCounts, type ImportState } from '../shared/imports/contract.ts'
import { Instant } from '../shared/kernel/instant.ts'
import type { TableName } from '../shared/sync/registry.ts'
import { lastChildEver } from './childNumber.ts'
import type { Reader, Writer } from './schema.ts'
import { undoBatch } from './undo.ts'

/** Writes rows that may stand in any order of tables: those of one table together, parents first as they come. */
export async function insertRows(tx: Writer, rows: readonly Written[]): Promise<void> {
  const tables = new Set<TableName>(rows.map(({ table }) => table))
  for (const table of tables) {
    const values = rows.filter(row => row.table === table).map(({ row }) => row)
    await tx.insertInto(table).values(values).execute()
  }
}

export interface KnownKeys {
  /** Product ids by code. */
  products: Map<string, number>
  /** Customer ids by code, of one depot. */
  customers: Map<string, number>
  /** The other system's order numbers that are here already, of one depot. */
  references: Set<string>
  /** People's ids by login, small letters. */
  people: Map<string, number>
  /** Price lists by code, with the number of the last price that this computer ever gave one. */
  priceLists: Map<string, { id: number; lastChild: number }>
  /** A tax class that takes no tax; null where there is none. */
  exemptTaxClass: number | null
}

export async function knownKeys(reader: Reader, depotId: number): Promise<KnownKeys> {
  const products = await reader.selectFrom('product').select(['sku', 'id']).execute()
  const customers = await reader.selectFrom('customer').select(['code', 'id']).where('depot_id', '=', depotId).execute()
  const orders = await reader
    .selectFrom('sales_order')
    .select('customer_reference')
    .where('depot_id', '=', depotId)
    .where('channel', '=', 'file')
    .where('customer_reference', '!=', '')
    .execute()
  const people = await reader.selectFrom('person').select(['login', 'id']).execute()
  const exempt = await reader
    .selectFrom('tax_class')
    .select('id')
    .where('rate_bp', '=', 0)
    .orderBy('id')
    .executeTakeFirst()
  const lists: [string, { id: number; lastChild: number }][] = []
  for (const { code, id } of await reader.selectFrom('price_list').select(['code', 'id']).execute())
    lists.push([code, { id, lastChild: await lastChildEver(reader, 'price_item', id) }])
  return {
    products: new Map(products.map(row => [row.sku, row.id])),
    customers: new Map(customers.map(row => [row.code, row.id])),
    references: new Set(orders.map(row => row.customer_reference)),
    people: new Map(people.map(row => [row.login.trim().toLowerCase(), row.id])),
    priceLists: new Map(lists),
    exemptTaxClass: exempt?.id ?? null,
  }
}

export async function saveBatch(tx: Writer, state: ImportState, person: number): Promise<void> {
  const values = {
    batch: state.batch,
    profile: state.profile,
    state: state.state,
    done: state.done,
    total: state.total,
    counts: state.counts === null ? null : JSON.stringify(state.counts),
    started_at: state.startedAt,
    person_id: person,
  }
  await tx
    .insertInto('import_batch')
    .values(values)
    .onConflict(conflict => conflict.column('batch').doUpdateSet(values))
    .execute()
}

/** Every import of this computer, the latest first, with the person who began it. */
export async function listBatches(reader: Reader): Promise<(ImportState & { personId: number })[]> {
  const rows = await reader.selectFrom('import_batch').selectAll().orderBy('started_at', 'desc').execute()
  return rows.map(row => ({
    batch: row.batch,
    profile: row.profile,
    state: row.state,
    done: row.done,
    total: row.total,
    counts: row.counts === null ? null : ImportCounts.parse(JSON.parse(row.counts)),
    startedAt: Instant.parse(row.started_at),
    personId: row.person_id,
  }))
}

/** The transactions of a batch, last first, with the right that each was made under. */
export async function batchTransactions(reader: Reader, batch: string): Promise<{ number: number; right: Right }[]> {
  const rows = await reader
    .selectFrom('tx')
    .select(['number', 'right'])
    .where('batch', '=', batch)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({ number: row.number, right: Right.parse(row.right) }))
}

/**
 * How many changes others made since to what a batch wrote: none, or it cannot be taken back whole. Taking it back is no change of others:
 * where that was interrupted it goes on. Only what came after the batch began is looked at, against the batch's rows gathered once.
 */
export async function changedSince(reader: Reader, batch: string): Promise<number> {
  const { count } = await reader
    .selectFrom('tx as later_tx')
    .innerJoin('change as later', join =>
      join.on(eb => eb.between('later.n', eb.ref('later_tx.first_change'), eb.ref('later_tx.last_change'))),
    )
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('later_tx.number', '>', eb =>
      eb.selectFrom('tx').select(sql<number>`min(number)`.as('begun')).where('batch', '=', batch),
    )
    .where(eb => eb.or([eb('later_tx.batch', 'is', null), eb('later_tx.batch', 'not in', [batch, undoBatch(batch)])]))
    .where(
      sql<boolean>`(later.id, later.tbl) IN (SELECT change.id, change.tbl FROM tx
        JOIN change ON change.n BETWEEN tx.first_change AND tx.last_change WHERE tx.batch = ${batch})`,
    )
    .executeTakeFirstOrThrow()
  return count
}

/** Orders of customers that the batch brought which the batch did not bring itself. */
export async function ordersHangingOn(reader: Reader, batch: string, customerTable: number): Promise<number> {
  const { count } = await reader
    .selectFrom('sales_order')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('customer_id', 'in', eb =>
      eb
        .selectFrom('tx')
        .innerJoin('change', join =>
          join.on(on => on.between('change.n', on.ref('tx.first_change'), on.ref('tx.last_change'))),
        )
        .select('change.id')
        .where('tx.batch', '=', batch)
        .where('change.tbl', '=', customerTable),
    )
    .where('id', 'not in', eb =>
      eb
        .selectFrom('tx')
        .innerJoin('change', join =>
          join.on(on => on.between('change.n', on.ref('tx.first_change'), on.ref('tx.last_change'))),
        )
        .select('change.id')
        .where('tx.batch', '=', batch),
    )
    .executeTakeFirstOrThrow()
  return count
}
