import type { Currency } from '../kernel/money.ts'
import type { LeftReason } from './account.ts'
import { accountsOf } from './accounts.ts'
import { addAll } from './addAll.ts'
import { type Compiled, compile } from './compile.ts'
import type { ImportContext, KnownRecords } from './context.ts'
import { flatLineRows, joinedLineRows } from './lineRows.ts'
import type { Mapping, Take } from './mapping.ts'
import { newCustomer, newProduct } from './newRecords.ts'
import { problemAt } from './orderLines.ts'
import type { ImportedCustomer, ImportedOrder, ImportedProduct, ImportedRecords, Rejected } from './record.ts'
import { type ImportTable, tableTitle } from './table.ts'
import { type ReadOrder, takeOrders } from './takeOrders.ts'
import { takeCustomers, takePeople, takePrices, takeProducts } from './takeReference.ts'
import { isLineField, targetsOf } from './target.ts'

/** The tables of a mapping, by the name that it gives each. Those that could not be read are not among them. */
export type NamedTables = Readonly<Record<string, ImportTable>>

/**
 * Pure: tables in, records and everything that was refused out, by file, row (counted from 1) and field. Orders come last, so that they find
 * customers and products of the same tables. What is here already is told by `context`. Where a table or a column is missing nothing is taken.
 */
export function applyMapping(mapping: Mapping, tables: NamedTables, given: ImportContext): ImportedRecords {
  const context = { ...given, currency: mapping.currency ?? given.currency }
  const takes = mapping.take.map(take => ({ take, compiled: compileTake(take, tables) }))
  const missing = [...missingTables(mapping, tables), ...takes.flatMap(({ compiled }) => compiled?.missing ?? [])]
  if (missing.length > 0) return { ...nothing(context.currency), rejected: missing }

  const rejected: Rejected[] = []
  const of = (kind: Take['kind']) =>
    takes.flatMap(({ take, compiled }) => (take.kind === kind && compiled ? [{ take, ...compiled }] : []))
  const all = <T>(found: readonly { records: T[]; rejected: Rejected[] }[]): T[] => {
    for (const each of found) addAll(rejected, each.rejected)
    return found.flatMap(each => each.records)
  }
  const { known } = context
  const customers = all(of('customers').map(({ take, head }) => takeCustomers(head, known.customers, take)))
  const products = all(of('products').map(({ take, head }) => takeProducts(head, known.products, take)))
  const people = all(of('people').map(({ take, head }) => takePeople(head, known.people, take)))
  const here = herein(known, customers, products)
  const orders = of('orders').flatMap(({ take, head, lines }) => {
    const rows = take.lines ? joinedLineRows(take.lines, head, lines) : flatLineRows(head)
    const found = takeOrders(head, lines, rows.lineRows, { context, ...take })
    addAll(rejected, rows.rejected)
    addAll(rejected, found.rejected)
    if (take.missing === 'create') for (const read of found.orders) here.add(read)
    return found.orders.flatMap(({ order }) => {
      const unknown = unknownIn(order, { here, head, lines })
      rejected.push(...unknown)
      return unknown.length === 0 ? [order] : []
    })
  })
  const prices = all(of('prices').map(({ take, head }) => takePrices(head, here.products, take)))
  const records = { customers, products, prices, people, orders }
  return { currency: context.currency, ...records, rejected, tables: accountOf(mapping, tables, takes, records) }
}

export interface CompiledTake {
  readonly head: Compiled
  /** Of an order's lines; the head itself for every other kind. */
  readonly lines: Compiled
  readonly missing: readonly Rejected[]
}

/** The fields of a take on its table, and on that of its lines. Null where a table is not there. */
export function compileTake(take: Take, tables: NamedTables): CompiledTake | null {
  const table = tables[take.table]
  const linesTable = tables[take.lines?.table ?? take.table]
  if (!table || !linesTable) return null
  const fields = targetsOf(take.kind).flatMap(target => {
    const source = take.fields[target.field]
    return source === undefined ? [] : [[target, source] as const]
  })
  const head = compile(
    table,
    take.joins,
    fields.filter(([target]) => !isLineField(target.field)),
    tables,
  )
  const unmapped = targetsOf(take.kind)
    .filter(({ field, required }) => required && take.fields[field] === undefined)
    .map(({ field }) => ({ file: head.title, row: 0, field, problem: 'unmapped-field' as const }))
  if (take.kind !== 'orders') return { head, lines: head, missing: [...head.missing, ...unmapped] }
  const onLines = fields.filter(([target]) => isLineField(target.field))
  const lines = compile(linesTable, take.lines?.joins ?? take.joins, onLines, tables)
  return { head, lines, missing: [...head.missing, ...lines.missing, ...unmapped] }
}

const nothing = (currency: Currency): ImportedRecords => ({
  currency,
  products: [],
  customers: [],
  prices: [],
  people: [],
  orders: [],
  rejected: [],
  tables: [],
})

function missingTables(mapping: Mapping, tables: NamedTables): readonly Rejected[] {
  const wanted = new Set(
    mapping.take.flatMap(({ table, joins, lines }) => [
      table,
      ...joins.map(join => join.table),
      ...(lines ? [lines.table, ...lines.joins.map(join => join.table)] : []),
    ]),
  )
  return [...wanted]
    .filter(name => !tables[name])
    .map(name => ({ file: mapping.tables[name]?.file ?? name, row: 0, field: '', problem: 'missing-file' }))
}

/** Codes that are here or come with the tables; what an order alone knows of customers and products is added where that is asked for. */
function herein(known: KnownRecords, customers: ImportedCustomer[], products: ImportedProduct[]) {
  const codes = new Set([...known.customers, ...customers.map(({ code }) => code)])
  const skus = new Set([...known.products, ...products.map(({ sku }) => sku)])
  return {
    customers: codes,
    products: skus,
    add({ order, customerName, products: said }: ReadOrder): void {
      const { file, row, customerCode } = order
      if (!codes.has(customerCode)) {
        codes.add(customerCode)
        customers.push(newCustomer({ file, row }, customerCode, customerName || customerCode))
      }
      order.lines.forEach(({ sku, ...line }, index) => {
        if (skus.has(sku)) return
        skus.add(sku)
        const { productName = '', category = '' } = said[index] ?? {}
        products.push(newProduct({ file: line.file, row: line.row }, sku, productName || sku, category))
      })
    },
  }
}

function unknownIn(
  order: ImportedOrder,
  {
    here,
    head,
    lines,
  }: { here: { customers: ReadonlySet<string>; products: ReadonlySet<string> }; head: Compiled; lines: Compiled },
): readonly Rejected[] {
  const customer = here.customers.has(order.customerCode)
    ? []
    : [problemAt(head, order.row - 1, 'customer', 'unknown-customer')]
  const unknown = order.lines.filter(({ sku }) => !here.products.has(sku))
  return [...customer, ...unknown.map(line => problemAt(lines, line.row - 1, 'line.sku', 'unknown-product'))]
}

function accountOf(
  mapping: Mapping,
  tables: NamedTables,
  takes: readonly { compiled: CompiledTake | null }[],
  records: Parameters<typeof accountsOf>[1],
) {
  const used = new Map<string, Set<number>>()
  for (const { compiled } of takes)
    for (const joined of compiled ? [compiled.head.joined, compiled.lines.joined] : [])
      for (const [name, rows] of joined.used) {
        const title = titleOf(tables[name])
        const before = used.get(title) ?? new Set()
        for (const row of rows) before.add(row + 1)
        used.set(title, before)
      }
  const own = new Set(mapping.take.flatMap(({ table, lines }) => (lines ? [table, lines.table] : [table])))
  const reason = (name: string): LeftReason =>
    own.has(name) ? 'passed' : used.has(titleOf(tables[name])) ? 'unmatched' : 'unused'
  const why = new Map<string, LeftReason>(
    Object.entries(mapping.tables).map(([name, { left }]) => [titleOf(tables[name]), left ?? reason(name)] as const),
  )
  return accountsOf(Object.values(tables), records, used, why)
}

const titleOf = (table: ImportTable | undefined): string => (table ? tableTitle(table) : '')
