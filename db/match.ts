import { searchTerms, type Term } from '../shared/search/terms.ts'

/** What two full-text indexes are asked: `anywhere` matches three letters or more anywhere, `word` the beginning of a word. */
export interface Match {
  anywhere: string | null
  word: string | null
}

/** From so many candidates, newest first, the best are ranked; more would only take time. */
export const mostCandidates = 500

/** The questions for a typed text, both to be answered; null where the text holds nothing to look for. */
export function matchOf(typed: string): Match | null {
  const terms = searchTerms(typed)
  if (terms.length === 0) return null
  const long = terms.map(term => term.filter(spelling => spelling.length >= 3))
  return {
    anywhere: all(long.filter(term => term.length > 0).map(term => term.map(quoted))),
    word: all(terms.filter((_, index) => long[index]?.length === 0).map(term => term.map(beginning))),
  }
}

const all = (terms: readonly Term[]): string | null =>
  terms.length > 0 ? terms.map(term => `(${term.join(' OR ')})`).join(' AND ') : null

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const beginning = (text: string): string => `${quoted(text)}*`
