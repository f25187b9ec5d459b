import type { Target } from '../../../../shared/import/target.ts'
import { useWords } from '../../../widgets/words.ts'

/** What a choice of a field is called. */
export function useChoiceName(): (target: Pick<Target, 'field'>, choice: string) => string {
  const words = useWords()
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    class: words.customers.customerClass,
    language: words.kernel.language,
    role: words.session.role,
    status: words.wizard.status,
    active: { yes: words.frame.actions.yes, no: words.frame.actions.no },
  }
  return ({ field }, choice) => names[field]?.[choice] ?? choice
}
