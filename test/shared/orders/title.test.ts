import { expect, test } from 'vitest'
import { orderTitle } from '../../../shared/orders/title.ts'

test('an order is called by its number, one from a file by the number it has there, and a draft by neither', () => {
  const own = { number: 'ORD-CAP2-27-000143', channel: 'file', customerReference: '10248' }
  expect(orderTitle(own)).toBe('ORD-CAP2-27-000143')
  expect(orderTitle({ ...own, number: null })).toBe('10248')
  expect(orderTitle({ ...own, number: null, customerReference: '' })).toBeNull()
  expect(orderTitle({ number: null, channel: 'phone', customerReference: 'their PO 7' })).toBeNull()
})
