import type { ImportedRecords } from '../../shared/import/record.ts'
import { type ImportCounts, mostRejected } from '../../shared/imports/contract.ts'
import type { Counted } from './importMaker.ts'

/** What an import came to. */
export const countsOf = (records: ImportedRecords, counted: Counted): ImportCounts => ({
  customers: records.customers.length,
  products: records.products.length,
  prices: records.prices.length,
  people: records.people.length,
  orders: records.orders.length,
  lines: records.orders.reduce((total, order) => total + order.lines.length, 0),
  ...counted,
  rejected: records.rejected.slice(0, mostRejected).map(row => ({ ...row })),
  rejectedTotal: records.rejected.length,
  tables: records.tables.map(table => ({ ...table })),
})
