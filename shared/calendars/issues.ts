import type { Issue } from '../errors.ts'
import { codeProblem } from '../kernel/code.ts'
import type { Calendar, Holiday } from './calendar.ts'

/** What a person has to mend in a calendar; its code in capitals already. */
export function calendarIssues(form: Pick<Calendar, 'code' | 'name' | 'workingDays'>): Issue[] {
  const issues: Issue[] = []
  const code = codeProblem(form.code)
  if (code) issues.push({ field: 'code', problem: code })
  if (form.name.trim() === '') issues.push({ field: 'name', problem: 'required' })
  if (form.workingDays === 0) issues.push({ field: 'workingDays', problem: 'required' })
  return issues
}

/** What a person has to mend in a holiday, given the calendar's others. */
export function holidayIssues(form: Omit<Holiday, 'n'> & { n: number }, others: readonly Holiday[]): Issue[] {
  const issues: Issue[] = []
  if (others.some(other => other.n !== form.n && other.day === form.day))
    issues.push({ field: 'day', problem: 'already-used' })
  for (const language of ['en', 'fr', 'ht'] as const)
    if (form.names[language].trim() === '') issues.push({ field: language, problem: 'required' })
  return issues
}
