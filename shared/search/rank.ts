import { folded } from '../kernel/text.ts'

/** What is compared with the typed text; `recent` is any number that is larger for what was used later. */
export interface Candidate {
  code: string
  names: readonly string[]
  recent: number
}

/**
 * Candidates that fit best first: the code itself, a code that begins so, a name that begins so, a word of a name that begins so, the rest;
 * among equals what was used last. Accents and case do not count.
 */
export function ranked<C extends Candidate>(candidates: readonly C[], typed: string): readonly C[] {
  const wanted = folded(typed)
  return candidates
    .map(candidate => ({ candidate, fit: fitOf(candidate, wanted) }))
    .toSorted((a, b) => a.fit - b.fit || b.candidate.recent - a.candidate.recent)
    .map(({ candidate }) => candidate)
}

function fitOf(candidate: Candidate, wanted: string): number {
  const code = folded(candidate.code)
  if (code === wanted) return 0
  if (code.startsWith(wanted)) return 1
  const names = candidate.names.map(folded)
  if (names.some(name => name.startsWith(wanted))) return 2
  return names.some(name => name.split(/[^\p{L}\p{N}]+/u).some(word => word.startsWith(wanted))) ? 3 : 4
}
