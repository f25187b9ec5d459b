import { expect, test } from 'vitest'
import { looksLikeLines, parsePastedText } from '../../../shared/orders/pastedText.ts'

test.each([
  ['12 kès MAL-24', 'MAL-24', '12 kès'],
  ['12 kes malta', 'malta', '12 kes'],
  ['12c 6b MAL-24', 'MAL-24', '12c 6b'],
  ['12 kès ak 6 boutèy malta', 'malta', '12 kès 6 boutèy'],
  ['12 MAL-24', 'MAL-24', '12'],
  ['12 x MAL-24', 'MAL-24', '12'],
  ['3 caisses de bière', 'bière', '3 caisses'],
  ['MAL-24 12c', 'MAL-24', '12c'],
  ['MAL-24: 12 kès', 'MAL-24', '12 kès'],
  ['malta x 12', 'malta', '12'],
  ['BYE-24 = 20c 6b', 'BYE-24', '20c 6b'],
  ['- 30 DLO-12', 'DLO-12', '30'],
  ['2) 8c KOL-24', 'KOL-24', '8c'],
  ['[14:31, 17/11/2026] Jean: 12 kès MAL-24', 'MAL-24', '12 kès'],
  ['17/11/2026, 14:31 - Jean: 6 boutèy wonm', 'wonm', '6 boutèy'],
  ['MAL-24\t12c', 'MAL-24', '12c'],
  ['MAL-24\tMalta 24 × 33 cl\t12', 'MAL-24', '12'],
  ['12\tMAL-24', 'MAL-24', '12'],
  ['7up 24 12c', '7up 24', '12c'],
])('%j asks for %s, %s', (text, product, quantity) => {
  expect(parsePastedText(text)).toEqual({ lines: [{ row: 1, text, product, quantity }], notUnderstood: [] })
})

test('greetings and headings are shown as not understood, and never dropped', () => {
  const text = 'Bonjou mèt la\nKòd\tKantite\n12 kès MAL-24\n\nmèsi anpil'
  expect(parsePastedText(text).lines).toHaveLength(1)
  expect(parsePastedText(text).notUnderstood).toEqual(['Bonjou mèt la', 'Kòd\tKantite', 'mèsi anpil'])
})

test('one word is for the field; several lines or cells are for the table', () => {
  expect(looksLikeLines('MAL-24\n')).toBe(false)
  expect(looksLikeLines('MAL-24\t12c')).toBe(true)
  expect(looksLikeLines('MAL-24\nBYE-24')).toBe(true)
})
