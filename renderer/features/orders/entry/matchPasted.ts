import { parseQuantity, quantityText } from '../../../../shared/kernel/quantity.ts'
import { folded } from '../../../../shared/kernel/text.ts'
import type { PastedLine } from '../../../../shared/orders/pastedText.ts'
import type { Product } from '../../../../shared/products/contract.ts'
import { type EntryProduct, lineOf, type NewLine } from './entry.ts'

/** What a pasted line comes to: a product, or those that it could be. */
export interface Matched {
  pasted: PastedLine
  product: EntryProduct | null
  /** Base units; null where product or quantity is not clear. */
  quantity: number | null
  /** Where it could be several, their codes; none where nobody knows it. */
  candidates: readonly EntryProduct[]
}

export type Suggest = (text: string) => Promise<readonly Product[]>

/**
 * Finds the product of each pasted line by its code, else by name: the whole of what was written, then ever fewer of its words. A line is
 * matched only where one product is meant; otherwise the person chooses.
 */
export async function matchPasted(lines: readonly PastedLine[], suggest: Suggest): Promise<readonly Matched[]> {
  const asked = new Map<string, Promise<readonly Product[]>>()
  const ask = (text: string): Promise<readonly Product[]> => {
    const known = asked.get(text) ?? suggest(text.slice(0, 80))
    asked.set(text, known)
    return known
  }
  return Promise.all(lines.map(async pasted => matched(pasted, await candidatesFor(pasted.product, ask))))
}

/** As a line of the entry: complete, or with what was written for somebody to finish. */
export function lineOfMatched(matched: Matched): NewLine {
  const { pasted, product, quantity } = matched
  if (product !== null && quantity !== null) return { ...lineOf(product, quantity), priceUnits: product.caseUnits }
  if (product !== null) return { code: product.sku, product, quantity: pasted.quantity, priceUnits: product.caseUnits }
  return { code: pasted.product, quantity: pasted.quantity }
}

export const matchedText = (matched: Matched): string | null =>
  matched.product !== null && matched.quantity !== null
    ? `${quantityText(matched.quantity, matched.product.caseUnits)} ${matched.product.sku}`
    : null

async function candidatesFor(text: string, ask: Suggest): Promise<readonly Product[]> {
  const words = text.split(/\s+/)
  for (let count = words.length; count > 0; count--) {
    const found = await ask(words.slice(0, count).join(' '))
    if (found.length > 0) return narrowed(found, text)
  }
  return []
}

/** The one whose code was written, else those with every word that was written in their names. */
function narrowed(found: readonly Product[], text: string): readonly Product[] {
  const wanted = folded(text)
  const byCode = found.filter(
    product => folded(product.sku) === wanted || wanted.split(' ').includes(folded(product.sku)),
  )
  if (byCode.length > 0) return byCode
  const words = wanted.split(/[^\p{L}\d]+/u).filter(Boolean)
  const byWords = found.filter(product => {
    const names = folded(Object.values(product.names).join(' '))
    return words.every(word => names.includes(word))
  })
  return byWords.length > 0 ? byWords : found
}

function matched(pasted: PastedLine, candidates: readonly Product[]): Matched {
  const [only] = candidates
  const product = only && candidates.length === 1 ? entryProduct(only) : null
  const quantity = product === null ? null : parseQuantity(pasted.quantity, product.caseUnits, product.units)
  return { pasted, product, quantity, candidates: candidates.map(entryProduct) }
}

export const entryProduct = (product: Product): EntryProduct => ({
  id: product.id,
  sku: product.sku,
  names: product.names,
  caseUnits: product.caseUnits,
  units: product.units.map(({ kind, factor }) => ({ kind, factor })),
})
