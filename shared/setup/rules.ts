import type { Issue } from '../errors.ts'
import { isTimeZone } from '../kernel/timeZone.ts'
import { loginProblem, passwordProblem } from '../people/rules.ts'
import { isDepotCode } from '../settings/depotCode.ts'
import type { WorkAloneForm } from './contract.ts'

/** Everything that must be mended before a company can begin, in the order of the form; the form and the handler ask the same. */
export function workAloneIssues(form: WorkAloneForm): Issue[] {
  const checks: readonly [field: keyof WorkAloneForm, problem: Issue['problem'] | null][] = [
    ['company', missing(form.company)],
    ['secondCurrency', form.secondCurrency === form.baseCurrency ? 'already-used' : null],
    ['rateE6', rateProblem(form)],
    ['depotCode', missing(form.depotCode) ?? (isDepotCode(form.depotCode.trim().toUpperCase()) ? null : 'not-a-code')],
    ['depotName', missing(form.depotName)],
    ['timeZone', missing(form.timeZone) ?? (isTimeZone(form.timeZone) ? null : 'not-a-time-zone')],
    ['name', missing(form.name)],
    ['login', loginProblem(form.login)],
    ['password', passwordProblem(form.password)],
  ]
  return checks.flatMap(([field, problem]) => (problem ? [{ field, problem }] : []))
}

const missing = (text: string): Issue['problem'] | null => (text.trim() === '' ? 'required' : null)

const rateProblem = (form: WorkAloneForm): Issue['problem'] | null =>
  form.rateE6 !== null && form.secondCurrency === null ? 'unknown' : null
