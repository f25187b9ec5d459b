import { expect, test } from 'vitest'
import { forWhom } from '../../renderer/widgets/forWhom.ts'
import { en } from '../../shared/words/en.ts'

test('a price list says its class and its zone, and everybody where it has neither', () => {
  expect(forWhom({ customerClass: 'wholesaler', zone: 'Sid' }, en)).toBe('Wholesaler · Sid')
  expect(forWhom({ customerClass: null, zone: 'Sid' }, en)).toBe('Sid')
  expect(forWhom({ customerClass: null, zone: null }, en)).toBe(en.priceLists.everybody)
})
