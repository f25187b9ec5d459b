import type { ImportedCustomer, ImportedProduct, Origin } from './record.ts'

/** A customer of whom an order alone tells. */
export const newCustomer = (origin: Origin, code: string, name: string): ImportedCustomer => ({
  ...origin,
  code,
  name: name.slice(0, 120),
  tradeName: '',
  customerClass: 'market',
  zone: '',
  address: '',
  city: '',
  phone: '',
  language: 'en',
  deliveryDays: 0,
  taxId: '',
  notes: '',
  active: true,
  contacts: [],
})

/** A product of which an order's line alone tells. */
export const newProduct = (origin: Origin, sku: string, name: string, category: string): ImportedProduct => ({
  ...origin,
  sku,
  name: name.slice(0, 120),
  nameFr: '',
  nameHt: '',
  caseUnits: 1,
  category: category.slice(0, 60),
  barcode: null,
  weightG: null,
  priceMinor: null,
  active: true,
})
