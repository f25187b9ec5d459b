import { expect, test } from 'vitest'
import { lineOfMatched, matchedText, matchPasted } from '../../../renderer/features/orders/entry/matchPasted.ts'
import { folded } from '../../../shared/kernel/text.ts'
import { parsePastedText } from '../../../shared/orders/pastedText.ts'
import type { Product } from '../../../shared/products/contract.ts'

const catalogue = [product(1, 'MAL-24', 'Malta, kès 24 × 33 cl', 24), product(2, 'MAL-12', 'Malta, kès 12 × 33 cl', 12)]
catalogue.push(product(3, 'JWI-12', 'Ji sitwon', 12))

/** As the desk answers: any fragment of a code or a name. */
const suggest = async (text: string) =>
  catalogue.filter(each => folded(`${each.sku} ${Object.values(each.names).join(' ')}`).includes(folded(text)))

const match = async (text: string) => matchPasted(parsePastedText(text).lines, suggest)

test('a code is found however it is written, and the quantity is counted in its cases', async () => {
  const [line] = await match('12 kès mal-12')
  expect(line).toMatchObject({ product: { sku: 'MAL-12' }, quantity: 144 })
  expect(line && matchedText(line)).toBe('12c MAL-12')
  expect(line && lineOfMatched(line)).toMatchObject({ code: 'MAL-12', quantity: '12c', priceUnits: 12 })
})

test('a name that fits one product is that product, whatever words stand around it', async () => {
  const [line] = await match('3 kès ji sitwon tanpri')
  expect(line).toMatchObject({ product: { sku: 'JWI-12' }, quantity: 36 })
})

test('every word that was written counts when names are alike', async () => {
  const [line] = await match('5 kès Malta 24')
  expect(line).toMatchObject({ product: { sku: 'MAL-24' }, quantity: 120 })
})

test('a name that fits several is left for somebody to choose, with what was written', async () => {
  const [line] = await match('5 kès malta')
  expect(line?.product).toBeNull()
  expect(line?.candidates.map(each => each.sku)).toEqual(['MAL-24', 'MAL-12'])
  expect(line && lineOfMatched(line)).toEqual({ code: 'malta', quantity: '5 kès' })
})

test('a product that nobody knows stays as written', async () => {
  const [line] = await match('5 kès XYZ-9')
  expect(line).toMatchObject({ product: null, candidates: [] })
  expect(line && lineOfMatched(line)).toEqual({ code: 'XYZ-9', quantity: '5 kès' })
})

function product(id: number, sku: string, name: string, caseUnits: number): Product {
  const names = { en: name, fr: name, ht: name }
  const rest = { weightG: null, barcode: null, category: '', active: true, proposed: false, units: [] }
  const containers = { unitContainerId: null, caseContainerId: null }
  return { id, version: 1, sku, names, caseUnits, taxClassId: 1, ...rest, ...containers }
}
