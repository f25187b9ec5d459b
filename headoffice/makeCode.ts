import { codeLife, newCode, shownCode } from './code.ts'
import { type CodeTerms, saveCode } from './store/enrolment.ts'
import type { Queryable } from './store/pool.ts'

/** A new enrolment code as a person reads it out: counts for 15 minutes and for one computer. `by` is who made it. */
export async function makeCode(on: Queryable, now: number, terms: CodeTerms, by: number | null): Promise<string> {
  const code = newCode()
  await saveCode(on, code, terms, { at: now, expiresAt: now + codeLife, by })
  return shownCode(code)
}
