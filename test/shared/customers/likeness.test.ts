import { expect, test } from 'vitest'
import { likenessKeys, surelyOne } from '../../../shared/customers/likeness.ts'

const customer = {
  depot_id: 7,
  code: 'K1',
  name: 'Madan Désir',
  city: 'Cap-Haïtien',
  phone: '+509 37-11-22-33',
  active: 1,
}
const share = (other: typeof customer): boolean => {
  const known = new Set(likenessKeys(customer))
  return likenessKeys(other).some(key => known.has(key))
}
const apart = { ...customer, code: 'X', name: 'Yon lòt moun', phone: '' }

test('phone numbers are compared by their last eight digits, names and codes without capitals and accents', () => {
  expect(share({ ...apart, phone: '37112233' })).toBe(true)
  expect(share({ ...apart, phone: '3711 2234' })).toBe(false)
  expect(share({ ...apart, name: 'MADAN  DESIR', city: 'cap-haitien' })).toBe(true)
  expect(share({ ...apart, code: 'k1' })).toBe(true)
  expect(share(apart)).toBe(false)
})

test('an extension, a nickname and an empty code say nothing', () => {
  expect(likenessKeys({ depot_id: 7, code: ' ', name: 'Ti', city: '', phone: '122', active: 1 })).toEqual([])
})

test('customers of other depots and customers that are served no more are like nobody', () => {
  expect(share({ ...customer, depot_id: 8 })).toBe(false)
  expect(likenessKeys({ ...customer, active: 0 })).toEqual([])
})

test('they are surely one by phone and name or by phone and code, not by one of them alone', () => {
  expect(surelyOne(customer, { ...customer, code: 'X', city: 'Limbé' })).toBe(true)
  expect(surelyOne(customer, { ...apart, code: 'K1', phone: customer.phone })).toBe(true)
  expect(surelyOne(customer, { ...apart, phone: customer.phone })).toBe(false)
  expect(surelyOne(customer, { ...customer, phone: '' })).toBe(false)
})
