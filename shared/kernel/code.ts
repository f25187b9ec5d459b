import type { Problem } from '../errors.ts'

/** A code as people mean it: no spaces around it, capitals. */
export const tidyCode = (typed: string): string => typed.trim().toUpperCase()

/** What is wrong with a tidied code, or null: it begins with a letter or digit and goes on with those and `. _ / -`. */
export function codeProblem(code: string): Problem | null {
  if (code === '') return 'required'
  return /^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(code) ? null : 'not-a-code'
}
