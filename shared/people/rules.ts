import type { Issue } from '../errors.ts'

export const shortestPassword = 8

/** What is wrong with the name that somebody signs in with, or null. */
export function loginProblem(login: string): Issue['problem'] | null {
  const typed = login.trim()
  if (typed === '') return 'required'
  return /^[\p{L}\p{N}._@-]+$/u.test(typed) ? null : 'not-a-code'
}

/** What is wrong with a new password, or null. Length is what counts (NIST SP 800-63B). */
export function passwordProblem(password: string): Issue['problem'] | null {
  if (password === '') return 'required'
  return [...password].length < shortestPassword ? 'too-short' : null
}
