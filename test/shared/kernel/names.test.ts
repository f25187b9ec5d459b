import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentNumber, parseNumber } from '../../../shared/kernel/documentNumber.ts'
import { counterOfId, deviceOfId, idSpan, makeId, mostDevices, movedId } from '../../../shared/kernel/id.ts'
import { hours, minutes, minutesBetween } from '../../../shared/kernel/instant.ts'
import { digitsOf, folded } from '../../../shared/kernel/text.ts'

test('a document number reads as depot, lane, fiscal year and count', () => {
  expect(documentNumber({ type: 'ORD', depot: 'CAP', lane: '2', fiscalYear: 2027, count: 143 })).toBe(
    'ORD-CAP2-27-000143',
  )
  expect(parseNumber('ORD-CAPZ7-27-1000143')).toEqual({
    type: 'ORD',
    depot: 'CAP',
    lane: 'Z7',
    fiscalYear: 2027,
    count: 1_000_143,
  })
  for (const text of ['', 'ORD-CA-27-000143', 'ord-CAP2-27-000143', 'ORD-CAP2-27-143', 'ORD-CAP-27-000143'])
    expect(parseNumber(text), text).toBeNull()
})

test('a document number says what it was made of', () => {
  const code = fc.stringMatching(/^[A-Z0-9]{3}$/)
  const lane = fc.stringMatching(/^[A-Z0-9]{1,2}$/)
  fc.assert(
    fc.property(
      code,
      lane,
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 1, max: 99_999_999 }),
      (depot, of, fiscalYear, count) => {
        const parts = { type: 'ORD', depot, lane: of, fiscalYear, count }
        expect(parseNumber(documentNumber(parts))).toEqual(parts)
      },
    ),
  )
})

test('an id keeps its device and its counter exactly, up to the last device', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: mostDevices - 1 }),
      fc.integer({ min: 1, max: idSpan - 1 }),
      (device, counter) => {
        const id = makeId(device, counter)
        expect(Number.isSafeInteger(id)).toBe(true)
        expect([deviceOfId(id), counterOfId(id)]).toEqual([device, counter])
      },
    ),
  )
})

test('a desk that joins keeps its counters, and other devices’ ids stay as they are', () => {
  expect(movedId(makeId(0, 17), 0, 5)).toBe(makeId(5, 17))
  expect(movedId(makeId(1, 17), 0, 5)).toBe(makeId(1, 17))
})

test('accents, capitals and spaces do not stand in the way of finding', () => {
  expect(folded('  Cap-Haïtien  KÒMAND ')).toBe('cap-haitien komand')
  expect(digitsOf('+509 (37) 12-34')).toBe('5093712' + '34')
})

test('minutes between two moments are whole and may be negative', () => {
  expect(minutesBetween(0, hours(2) + 59_999)).toBe(120)
  expect(minutesBetween(minutes(5), 0)).toBe(-5)
})
