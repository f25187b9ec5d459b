import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { minuteOfDayAt } from '../../../shared/kernel/day.ts'
import { clockTime, longDay } from '../../../shared/kernel/locale.ts'
import type { Today } from '../../../shared/today/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay, usePerson } from '../../widgets/person.ts'
import { useNow } from '../../widgets/useNow.ts'
import { useLanguage, useT } from '../../widgets/words.ts'
import { Measures } from './Measures.tsx'
import { Worklist } from './Worklist.tsx'

/** Milliseconds after which minutes are counted again though nothing moved. */
const everyMinute = 60_000

/** The day in a sentence and four figures, and what needs somebody, most urgent first. */
export function TodayPage() {
  const t = useT()
  const api = useApi()
  const may = useMay()
  const person = usePerson()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const { timeZone } = useDepot()
  const now = useNow()
  const { data: today, error } = useQuery({ ...api.today.overview.queryOptions(), refetchInterval: everyMinute })
  const newOrder = (): void => void navigate('/orders/new')
  useKeys(may('orders.enter') ? [{ keys: 'n', label: t($ => $.today.newOrder), act: newOrder }] : [])

  const name = person.name.split(' ')[0] ?? person.name
  const minute = minuteOfDayAt(now, timeZone)
  const greeting =
    minute < 12 * 60
      ? t($ => $.today.greeting.morning, { name })
      : minute < 18 * 60
        ? t($ => $.today.greeting.afternoon, { name })
        : t($ => $.today.greeting.evening, { name })
  return (
    <Page fill>
      <PageHead title={greeting} under={today ? <DaySentence today={today} now={now} /> : '\u00a0'}>
        {may('orders.enter') ? (
          <ActionButton kind="primary" keys="n" onClick={newOrder}>
            {t($ => $.today.newOrder)}
          </ActionButton>
        ) : null}
      </PageHead>
      {error && !today ? (
        <Banner tone="bad" urgent>
          {sentence(error)}
        </Banner>
      ) : null}
      {today ? (
        <>
          <Measures today={today} now={now} />
          <Worklist today={today} now={now} />
        </>
      ) : null}
    </Page>
  )
}

function DaySentence({ today, now }: { today: Today; now: number }) {
  const t = useT()
  const language = useLanguage()
  const { timeZone } = useDepot()
  const { cutoff } = today
  const when = cutoff && { day: longDay(cutoff.forDay, language), time: clockTime(cutoff.at, timeZone) }
  const until =
    cutoff === null || when === null
      ? t($ => $.today.noCutoff)
      : now > cutoff.at
        ? t($ => $.today.cutoffPast, when)
        : t($ => $.today.cutoffAt, when)
  return t($ => $.today.sentence, {
    day: capital(longDay(today.day, language)),
    taken: t($ => $.today.taken, { count: today.receivedToday }),
    open: t($ => $.today.open, { count: today.openOrders }),
    cutoff: until,
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
