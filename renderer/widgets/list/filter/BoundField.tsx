import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayAt } from '../../../../shared/kernel/day.ts'
import type { DayBound } from '../../../../shared/kernel/dayBound.ts'
import { parseTypedDay } from '../../../../shared/kernel/typedDay.ts'
import { useDepot } from '../../depot.tsx'
import { useT, useWords } from '../../words.ts'

interface BoundFieldProps {
  label: string
  value: DayBound | null
  said: (bound: DayBound) => string
  choose: (value: DayBound | null) => void
}

/** A day as somebody types it, or so many days from today, which moves on with the days. Empty is any day. */
export function BoundField({ label, value, said, choose }: BoundFieldProps) {
  const t = useT()
  const words = useWords()
  const { timeZone } = useDepot()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const take = (): void => {
    if (typed === null) return
    const bound = boundOf(typed, dayAt(Date.now(), timeZone))
    setWrong(bound === undefined)
    if (bound === undefined) return
    choose(bound)
    setTyped(null)
  }
  return (
    <TextInput
      label={label}
      placeholder={t($ => $.lists.filter.none)}
      value={typed ?? (value === null ? '' : said(value))}
      error={wrong ? words.errors.problem['not-a-day'] : null}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={event => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}

/** Undefined where it is no day at all. */
function boundOf(typed: string, today: string): DayBound | null | undefined {
  if (typed.trim() === '') return null
  const relative = /^([+-])\s*(\d{1,3})$/.exec(typed.trim())
  if (relative) return `${relative[1]}${Number(relative[2])}`
  return parseTypedDay(typed, today) ?? undefined
}
