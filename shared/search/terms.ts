import { digitsOf, folded } from '../kernel/text.ts'

/** One thing that must be found, in any of these spellings. */
export type Term = readonly string[]

/**
 * The terms of a typed text, folded: each word is one; a number that is spelled with spaces, dashes or brackets is one as a whole, as its
 * digits or as it was typed. Nothing where nothing can be looked for.
 */
export function searchTerms(typed: string): readonly Term[] {
  const text = folded(typed)
  if (!/[\p{L}\p{N}]/u.test(text)) return []
  if (/^[+()\d\s./-]+$/.test(text)) return [[...new Set([digitsOf(text), text])]]
  return text
    .split(' ')
    .filter(word => /[\p{L}\p{N}]/u.test(word))
    .map(word => [word])
}
