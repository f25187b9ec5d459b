import { expect, test } from 'vitest'
import type { CustomerForm } from '../../../shared/customers/contract.ts'
import { customerIssues, tidiedCustomer } from '../../../shared/customers/issues.ts'

const contact = { n: 0, name: '', role: '', phone: '', email: '', isPrimary: false }
const form: CustomerForm = {
  id: null,
  version: 0,
  depotId: 1,
  code: ' dbp ',
  name: ' Depo Bon Pri ',
  tradeName: '',
  customerClass: 'kiosk',
  zone: '',
  address: '',
  city: '',
  phone: '',
  language: 'ht',
  deliveryDays: 0,
  taxId: '',
  notes: '',
  active: true,
  contacts: [contact, { ...contact, name: 'Rose', isPrimary: true }, { ...contact, phone: '1', isPrimary: true }],
}

test('a tidied form has no spaces around, no empty contact and one primary at most', () => {
  const tidied = tidiedCustomer(form)
  expect(tidied).toMatchObject({ code: 'DBP', name: 'Depo Bon Pri' })
  expect(tidied.contacts.map(({ name, isPrimary }) => [name, isPrimary])).toEqual([
    ['Rose', true],
    ['', false],
  ])
})

test('a contact needs a name, and is named by its row', () => {
  expect(customerIssues(tidiedCustomer(form), false)).toEqual([{ field: 'contactName', problem: 'required', row: 2 }])
})
