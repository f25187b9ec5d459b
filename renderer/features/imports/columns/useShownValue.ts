import { useQuery } from '@tanstack/react-query'
import { importKinds } from '../../../../shared/import/kind.ts'
import { shownValue } from '../../../../shared/import/shownValue.ts'
import { targetsOf } from '../../../../shared/import/target.ts'
import { useApi } from '../../../widgets/api.ts'
import { useLanguage } from '../../../widgets/words.ts'
import { useChoiceName } from './useChoiceName.ts'

/** A value that was read, as people here write it: money, days and quantities by the region, choices by their names. */
export function useShownValue(): (kind: string, field: string, text: string) => string {
  const language = useLanguage()
  const choiceName = useChoiceName()
  const { data: settings } = useQuery(useApi().settings.get.queryOptions())
  const currency = settings?.company?.baseCurrency ?? 'HTG'
  return (kind, field, text) => {
    const known = importKinds.find(each => each === kind)
    const target = known && targetsOf(known).find(each => each.field === field)
    return choiceName({ field }, target ? shownValue(target, text, { language, currency }) : text)
  }
}
