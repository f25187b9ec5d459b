import type { Issue } from '../errors.ts'
import type { Person, PersonForm } from './contract.ts'

const shortestPassword = 8

/** What is wrong with the name that somebody signs in with, or null. */
export function loginProblem(login: string): Issue['problem'] | null {
  const typed = login.trim()
  if (typed === '') return 'required'
  return /^[\p{L}\p{N}._@-]+$/u.test(typed) ? null : 'not-a-code'
}

/** What is wrong with a new password, or null. Length is what counts (NIST SP 800-63B). */
export function passwordProblem(password: string): Issue['problem'] | null {
  if (password === '') return 'required'
  return Array.from(password).length < shortestPassword ? 'too-short' : null
}

/** What must be mended before somebody is saved; the form and the handler ask the same. */
export function personIssues(form: PersonForm): Issue[] {
  const checks: readonly [field: keyof PersonForm, problem: Issue['problem'] | null][] = [
    ['name', form.name.trim() === '' ? 'required' : null],
    ['login', loginProblem(form.login)],
    ['password', form.id !== null && form.password === null ? null : passwordProblem(form.password ?? '')],
  ]
  return checks.flatMap(([field, problem]) => (problem ? [{ field, problem }] : []))
}

/** Whether nobody with head-office rights would be left who can sign in. */
export const wouldShutOut = (people: readonly Rank[], changed: Rank): boolean =>
  people.some(isHeadOffice) && !people.map(person => (person.id === changed.id ? changed : person)).some(isHeadOffice)

type Rank = Pick<Person, 'id' | 'role' | 'active'>
const isHeadOffice = (person: Rank): boolean => person.active && person.role === 'head-office'
