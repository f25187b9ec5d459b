import type { ImportedCustomer, ImportedPerson, ImportedProduct } from '../../shared/import/record.ts'
import type { Changed } from '../../shared/import/rows.ts'
import type { TableName } from '../../shared/sync/registry.ts'

type Values = Readonly<Record<string, string | number | null>>

/** The columns of a customer who is here already that its table says something of. */
export const customerChange = (customer: ImportedCustomer, id: number): Changed =>
  changed('customer', id, customer.updates ?? [], {
    name: { name: customer.name },
    tradeName: { trade_name: customer.tradeName },
    class: { customer_class: customer.customerClass },
    zone: { zone: customer.zone },
    address: { address: customer.address },
    city: { city: customer.city },
    phone: { phone: customer.phone },
    language: { language: customer.language },
    deliveryDays: { delivery_days: customer.deliveryDays },
    taxId: { tax_id: customer.taxId },
    notes: { notes: customer.notes },
    active: { active: customer.active ? 1 : 0 },
  })

/** The same for a product; its price is that of a price list, and stays. */
export const productChange = (product: ImportedProduct, id: number): Changed =>
  changed('product', id, product.updates ?? [], {
    name: { name_en: product.name },
    nameFr: { name_fr: product.nameFr || product.name },
    nameHt: { name_ht: product.nameHt || product.name },
    caseUnits: { case_units: product.caseUnits },
    category: { category: product.category },
    barcode: { barcode: product.barcode },
    weightG: { weight_g: product.weightG },
    active: { active: product.active ? 1 : 0 },
  })

/** The same for somebody of the company. */
export const personChange = (person: ImportedPerson, id: number): Changed =>
  changed('person', id, person.updates ?? [], {
    name: { name: person.name },
    role: { role: person.role },
    language: { language: person.language },
    active: { active: person.active ? 1 : 0 },
  })

const changed = (
  table: TableName,
  id: number,
  fields: readonly string[],
  columns: Readonly<Record<string, Values>>,
): Changed => ({
  table,
  id,
  values: Object.assign({}, ...fields.map(field => columns[field] ?? {})),
})
