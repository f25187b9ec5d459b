import { type Customer, CustomerForm } from '../../../../shared/customers/contract.ts'
import type { Language } from '../../../../shared/kernel/locale.ts'

/** What stands in the form: the very thing that is saved. */
export const Typed = CustomerForm
export type Typed = CustomerForm
export type TypedContact = Typed['contacts'][number]

export const emptyCustomer = (depotId: number, language: Language): Typed => ({
  id: null,
  version: 0,
  depotId,
  code: '',
  name: '',
  tradeName: '',
  customerClass: 'market',
  zone: '',
  address: '',
  city: '',
  phone: '',
  language,
  deliveryDays: 0,
  taxId: '',
  notes: '',
  active: true,
  contacts: [],
})

export function typedOf({ terms: _terms, ...customer }: Customer): Typed {
  return customer
}

/** One more contact under a number that no other here has; the backend gives the one that lasts. */
export const nextContact = (contacts: readonly TypedContact[]): TypedContact => ({
  n: Math.max(0, ...contacts.map(contact => contact.n)) + 1,
  name: '',
  role: '',
  phone: '',
  email: '',
  isPrimary: contacts.length === 0,
})
