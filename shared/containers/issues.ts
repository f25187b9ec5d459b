import type { Issue } from '../errors.ts'
import { codeProblem } from '../kernel/code.ts'
import { languages } from '../kernel/locale.ts'
import type { Container } from './container.ts'

/** What a person has to mend in a container; its code in capitals already. */
export function containerIssues(form: Pick<Container, 'code' | 'names'>): Issue[] {
  const code = codeProblem(form.code)
  return [
    ...(code ? [{ field: 'code', problem: code }] : []),
    ...languages.flatMap((language): Issue[] =>
      form.names[language].trim() === '' ? [{ field: language, problem: 'required' }] : [],
    ),
  ]
}
