import type { KnownRecords } from './context.ts'
import type { ImportedRecords, Origin, Rejected } from './record.ts'

/** Records without those that are here already: products are used as they are, customers and orders refused by their row. */
export function withoutKnown(
  records: ImportedRecords,
  known: KnownRecords,
  fields: { customer: string; order: string },
): ImportedRecords {
  const rejected: Rejected[] = [...records.rejected]
  const unless = <T extends Origin>(rows: readonly T[], here: (row: T) => boolean, field: string): T[] =>
    rows.filter(row => {
      if (!here(row)) return true
      rejected.push({ file: row.file, row: row.row, field, problem: 'already-used' })
      return false
    })
  return {
    ...records,
    products: records.products.filter(({ sku }) => !known.products.has(sku)),
    customers: unless(records.customers, ({ code }) => known.customers.has(code), fields.customer),
    orders: unless(records.orders, ({ reference }) => known.references.has(reference), fields.order),
    rejected,
  }
}
