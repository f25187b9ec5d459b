import { dayAt } from '../../../../shared/kernel/day.ts'
import { clockTime, shortDay, weekdayName } from '../../../../shared/kernel/locale.ts'
import { type DayDoubt, dayAdvice } from '../../../../shared/orders/dayAdvice.ts'
import { depotClock } from '../../../../shared/orders/depotClock.ts'
import type { Settings } from '../../../../shared/settings/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useNow } from '../../../widgets/useNow.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'
import { useEntryStore } from './entryContext.ts'
import type { Formed } from './toForm.ts'
import type { About } from './useEntryFacts.ts'

/** What speaks against the day that is wanted, and the next open one to take instead. It never stands in the way. */
export function DayAdvice({
  settings,
  about,
  formed,
}: {
  settings: Settings
  about: About | undefined
  formed: Formed
}) {
  const t = useT()
  const language = useLanguage()
  const store = useEntryStore()
  const now = useNow()
  const depot = settings.depots.find(each => each.id === about?.depotId)
  const day = formed.form?.requestedDay
  const clock = depot ? depotClock(depot, settings.calendars) : null
  const advice =
    about && clock && day !== undefined && day >= dayAt(now, clock.timeZone)
      ? dayAdvice(day, clock, about.deliveryDays, now)
      : null
  const shown = (each: string): string => shortDay(each, language, Number(settings.today.slice(0, 4)))
  const take = (): void => {
    if (advice) store.getState().change({ day: shown(advice.offer) })
  }
  useKeys([{ keys: 'f8', label: t($ => $.orderEntry.keyHints.otherDay), act: take, disabled: advice === null }])
  if (!advice || !clock || !about || day === undefined) return null

  const why = (doubt: DayDoubt): string => {
    switch (doubt.because) {
      case 'holiday':
        return t($ => $.orderEntry.advice.holiday, { day: shown(day), name: doubt.names[language] })
      case 'weekday':
        return t($ => $.orderEntry.advice.weekday, { day: shown(day) })
      case 'not-a-delivery-day':
        return t($ => $.orderEntry.advice.notADeliveryDay, { day: shown(day), days: daysText(about.deliveryDays) })
      case 'past-cutoff': {
        const cutoffDay = dayAt(doubt.cutoff, clock.timeZone)
        const time = `${shown(cutoffDay)} ${clockTime(doubt.cutoff, clock.timeZone)}`
        return t($ => $.orderEntry.advice.pastCutoff, { day: shown(day), time })
      }
    }
  }
  const daysText = (mask: number): string =>
    [1, 2, 3, 4, 5, 6, 7]
      .filter(each => (mask & (1 << (each - 1))) !== 0)
      .map(each => weekdayName(each, language))
      .join(' ')
  return (
    <Banner
      tone="warn"
      action={
        advice.offer === day ? null : (
          <ActionButton small keys="f8" onClick={take}>
            {t($ => $.orderEntry.advice.take, { day: shown(advice.offer) })}
          </ActionButton>
        )
      }
    >
      {why(advice.doubt)}
    </Banner>
  )
}
