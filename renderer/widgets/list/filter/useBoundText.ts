import { dayAt } from '../../../../shared/kernel/day.ts'
import { type DayBound, daysFromToday } from '../../../../shared/kernel/dayBound.ts'
import { shortDay } from '../../../../shared/kernel/locale.ts'
import { useDepot } from '../../depot.tsx'
import { useLanguage, useT } from '../../words.ts'

/** `7 days ago`, `tomorrow`, `Tue 17 Nov` */
export function useBoundText(): (bound: DayBound) => string {
  const t = useT()
  const language = useLanguage()
  const { timeZone } = useDepot()
  return bound => {
    const days = daysFromToday(bound)
    if (days === null) return shortDay(bound, language, Number(dayAt(Date.now(), timeZone).slice(0, 4)))
    if (days === 0) return t($ => $.lists.filter.today)
    if (days === -1) return t($ => $.lists.filter.yesterday)
    if (days === 1) return t($ => $.lists.filter.tomorrow)
    return days < 0 ? t($ => $.lists.filter.daysAgo, { count: -days }) : t($ => $.lists.filter.inDays, { count: days })
  }
}
