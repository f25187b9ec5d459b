import { useState } from 'react'
import type { Day } from '../../../../shared/kernel/day.ts'
import { dayAt } from '../../../../shared/kernel/day.ts'
import { shortDay } from '../../../../shared/kernel/locale.ts'
import { parseTypedDay } from '../../../../shared/kernel/typedDay.ts'
import { useDepot } from '../../../widgets/depot.tsx'
import { useLanguage, useT } from '../../../widgets/words.ts'
import classes from './OrderFilters.module.css'
import type { Shown } from './shown.ts'

interface OrderFiltersProps {
  shown: Shown
  allOpen: Shown
  show: (part: Partial<Shown>) => void
}

/** Which orders: the open ones or all, the late ones, and those wanted between two days. */
export function OrderFilters({ shown, allOpen, show }: OrderFiltersProps) {
  const t = useT()
  const open = shown.statuses.length === allOpen.statuses.length
  return (
    <div className={classes.filters}>
      <Toggle pressed={open} keys="0" onPress={() => show({ statuses: allOpen.statuses })}>
        {t($ => $.orderList.allOpen)}
      </Toggle>
      <Toggle pressed={shown.statuses.length === 0} keys="9" onPress={() => show({ statuses: [] })}>
        {t($ => $.orderList.everything)}
      </Toggle>
      <Toggle pressed={shown.late} keys="l" onPress={() => show({ late: !shown.late })}>
        {t($ => $.orderList.filters.lateOnly)}
      </Toggle>
      <DayFilter label={t($ => $.orderList.filters.from)} day={shown.from} onDay={from => show({ from })} />
      <DayFilter label={t($ => $.orderList.filters.to)} day={shown.to} onDay={to => show({ to })} />
    </div>
  )
}

interface ToggleProps {
  pressed: boolean
  keys: string
  onPress: () => void
  children: string
}

function Toggle({ pressed, keys, onPress, children }: ToggleProps) {
  return (
    <button type="button" className={classes.toggle} aria-pressed={pressed} aria-keyshortcuts={keys} onClick={onPress}>
      {children}
    </button>
  )
}

/** A day as somebody types it; empty is any day. */
function DayFilter({ label, day, onDay }: { label: string; day: Day | null; onDay: (day: Day | null) => void }) {
  const language = useLanguage()
  const { timeZone } = useDepot()
  const today = dayAt(Date.now(), timeZone)
  const [typed, setTyped] = useState<string | null>(null)
  const standing = day === null ? '' : shortDay(day, language, Number(today.slice(0, 4)))
  const take = (): void => {
    if (typed === null) return
    const parsed = parseTypedDay(typed, today)
    if (parsed !== null || typed.trim() === '') onDay(parsed)
    setTyped(null)
  }
  return (
    <label className={classes.day}>
      {label}
      <input
        type="text"
        size={7}
        value={typed ?? standing}
        onChange={event => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={event => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          take()
        }}
      />
    </label>
  )
}
