import { folded } from '../kernel/text.ts'

/** A heading as words: `orderID`, `ORDER_ID`, `Order-Id #` are all `order id`. */
export function headingWords(heading: string): string {
  const apart = heading
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/\bN[°º.]\s*/giu, 'no ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  return folded(apart)
}

/** How well a heading names a field, 0…1: the very words, the same letters run together, or the words among others. */
export function headingScore(heading: string, words: readonly string[]): number {
  const said = headingWords(heading)
  const run = said.replace(/ /g, '')
  let best = 0
  for (const [at, word] of words.entries()) {
    const plain = folded(word)
    const rank = 1 - Math.min(at, 20) * 0.01
    if (said === plain) best = Math.max(best, rank)
    else if (run === plain.replace(/ /g, '')) best = Math.max(best, rank - 0.02)
    else if (plain.length > 3 && ` ${said} `.includes(` ${plain} `))
      best = Math.max(best, rank * 0.6 * (0.5 + plain.length / said.length / 2))
  }
  return best
}
