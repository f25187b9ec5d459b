import fc from 'fast-check'
import { expect, test } from 'vitest'
import { casesAndUnits, parseQuantity, quantityText } from '../../../shared/kernel/quantity.ts'

test('what a person types as a quantity is understood in every spelling', () => {
  for (const typed of ['12c 6b', '12c6b', '12 C 6 B', '12 kès 6 boutèy', '12 caisses + 6 bt', '12c, 6u', ' 12c 6b '])
    expect(parseQuantity(typed, 24), typed).toBe(294)
  expect(parseQuantity('6b', 24)).toBe(6)
  expect(parseQuantity('12c', 24)).toBe(288)
  expect(parseQuantity('12', 24)).toBe(288)
  expect(parseQuantity('12', 1)).toBe(12)
})

test('what is no quantity is refused', () => {
  for (const typed of [
    '',
    ' ',
    '0',
    '0c',
    '0c 0b',
    '-3',
    '1.5',
    '12x',
    '6b 12c',
    'c',
    'douz',
    '99999999999',
    '1000000000c',
  ])
    expect(parseQuantity(typed, 24), typed).toBeNull()
})

test('a quantity written out is read back as the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      (quantity, caseUnits) => {
        expect(parseQuantity(quantityText(quantity, caseUnits), caseUnits)).toBe(quantity)
      },
    ),
  )
})

test('cases and loose units add up to the quantity', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 200 }), (quantity, caseUnits) => {
      const { cases, units } = casesAndUnits(quantity, caseUnits)
      expect(cases * caseUnits + units).toBe(quantity)
      if (caseUnits > 1) expect(units).toBeLessThan(caseUnits)
    }),
  )
})

test('pallets, layers and packs are typed before and between cases and bottles, where the product has them', () => {
  const units = [
    { kind: 'pallet', factor: 1440 },
    { kind: 'layer', factor: 240 },
    { kind: 'pack', factor: 6 },
  ]
  for (const typed of [
    '1p 2l 3c 4pk 5b',
    '1 palèt 2 ranje 3 kès 4 pake 5 boutèy',
    '1palette+2couches,3caisses 4paquets 5u',
  ])
    expect(parseQuantity(typed, 24, units), typed).toBe(1440 + 480 + 72 + 24 + 5)
  expect(parseQuantity('2pal', 24, units)).toBe(2880)
  expect(parseQuantity('3 kouch', 24, units)).toBe(720)
  expect(parseQuantity('12', 24, units)).toBe(288)
  for (const typed of ['3c 1p', '1p 1p', '1p 3', '1p', '2l', '4pk'])
    expect(parseQuantity(typed, 24, typed.length > 3 ? units : []), typed).toBeNull()
})
