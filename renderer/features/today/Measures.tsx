import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { minutesBetween } from '../../../shared/kernel/instant.ts'
import { clockTime, moneyText, shortDay, wholeNumber } from '../../../shared/kernel/locale.ts'
import { currencies } from '../../../shared/kernel/money.ts'
import type { Today } from '../../../shared/today/contract.ts'
import { Tag, type Tone } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { instantText, useDuration } from '../../widgets/texts.tsx'
import { useLanguage, useT } from '../../widgets/words.ts'
import classes from './Measures.module.css'

/** Four figures of the day, each leading to what it counts. */
export function Measures({ today, now }: { today: Today; now: number }) {
  const t = useT()
  const language = useLanguage()
  const number = (value: number): string => wholeNumber(value, language)
  const value = today.valueToday
    .map(({ currency, totalMinor }) => {
      const known = currencies.find(each => each === currency)
      return known ? moneyText(totalMinor, known, language) : ''
    })
    .filter(Boolean)
    .join(' · ')
  return (
    <div className={classes.measures}>
      <Measure
        name={t($ => $.today.card.taken)}
        value={number(today.receivedToday)}
        detail={value === '' ? t($ => $.today.card.noValue) : value}
        tag={{
          tone: 'quiet',
          text: t($ => $.today.card.takenDetail, { count: today.confirmedToday }),
        }}
        to="/orders"
      />
      <Measure
        name={t($ => $.today.card.open)}
        value={number(today.openOrders)}
        detail={
          today.onHold === 0 ? t($ => $.today.card.noneOnHold) : t($ => $.today.card.onHold, { count: today.onHold })
        }
        tag={
          today.lateOrders === 0
            ? { tone: 'good', text: t($ => $.today.card.noneLate) }
            : { tone: 'bad', text: t($ => $.today.card.late, { count: today.lateOrders }) }
        }
        to={today.lateOrders === 0 ? '/orders' : '/orders?late=1'}
      />
      <CutoffMeasure today={today} now={now} />
      <SyncMeasure />
    </div>
  )
}

function CutoffMeasure({ today, now }: { today: Today; now: number }) {
  const t = useT()
  const language = useLanguage()
  const duration = useDuration()
  const { timeZone } = useDepot()
  const { cutoff } = today
  if (cutoff === null)
    return <Measure name={t($ => $.today.card.cutoffNone)} value="0" detail={t($ => $.today.noCutoff)} to="/orders" />
  const time = clockTime(cutoff.at, timeZone)
  const past = now > cutoff.at
  const left = duration(Math.abs(minutesBetween(now, cutoff.at)))
  return (
    <Measure
      name={past ? t($ => $.today.card.cutoffPast, { time }) : t($ => $.today.card.cutoff, { time })}
      value={wholeNumber(cutoff.open, language)}
      detail={t($ => $.today.card.cutoffFor, {
        day: shortDay(cutoff.forDay, language, Number(today.day.slice(0, 4))),
      })}
      tag={
        cutoff.open === 0
          ? { tone: 'good', text: t($ => $.today.card.allConfirmed) }
          : {
              tone: past ? 'bad' : 'warn',
              text: past
                ? t($ => $.today.card.cutoffOver, { age: left })
                : t($ => $.today.card.cutoffLeft, { age: left }),
            }
      }
      to="/orders?status=checked"
    />
  )
}

function SyncMeasure() {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  const { timeZone } = useDepot()
  const { data: status } = useQuery(api.sync.status.queryOptions())
  const run = useMutation(api.sync.now.mutationOptions())
  if (!status) return <Measure name={t($ => $.today.card.sync)} value="·" detail={'\u00a0'} />
  const alone = status.state === 'alone'
  const detail = alone
    ? t($ => $.today.card.syncAlone)
    : status.waitingTransactions === 0
      ? t($ => $.today.card.syncNone)
      : status.everythingUpTo === null
        ? t($ => $.today.card.syncNever)
        : t($ => $.today.card.syncUpTo, { time: instantText(status.everythingUpTo, timeZone, language) })
  const needs = status.needsAttention
  return (
    <Measure
      name={t($ => $.today.card.sync)}
      value={alone ? '–' : wholeNumber(status.waitingTransactions, language)}
      detail={detail}
      {...(needs > 0 && { tag: { tone: 'warn' as const, text: t($ => $.today.card.needsYou, { count: needs }) } })}
      {...(needs > 0
        ? { to: '/attention' }
        : alone
          ? {}
          : { onPress: () => run.mutate(undefined), hint: t($ => $.today.card.syncNow) })}
    />
  )
}

interface MeasureProps {
  name: string
  value: string
  detail: ReactNode
  tag?: { tone: Tone; text: string }
  to?: string
  onPress?: () => void
  hint?: string
}

function Measure({ name, value, detail, tag, to, onPress, hint }: MeasureProps) {
  const inside = (
    <>
      <span className={classes.name}>{name}</span>
      <span className={classes.line}>
        <span className={classes.value}>{value}</span>
        {tag ? <Tag tone={tag.tone}>{tag.text}</Tag> : null}
      </span>
      <span className={classes.detail}>{detail}</span>
    </>
  )
  if (to !== undefined)
    return (
      <Link to={to} className={classes.measure}>
        {inside}
      </Link>
    )
  if (onPress)
    return (
      <button type="button" className={classes.measure} title={hint} onClick={onPress}>
        {inside}
      </button>
    )
  return <div className={classes.measure}>{inside}</div>
}
