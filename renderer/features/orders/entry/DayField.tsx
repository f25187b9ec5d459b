import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { addDays, type Day } from '../../../../shared/kernel/day.ts'
import { shortDay } from '../../../../shared/kernel/locale.ts'
import { parseTypedDay } from '../../../../shared/kernel/typedDay.ts'
import { useLanguage } from '../../../widgets/words.ts'

interface DayFieldProps {
  label: string
  /** As typed; empty for the usual day. */
  value: string
  /** Shown while nothing is typed. */
  usual: Day | null
  today: Day
  error?: string | undefined
  /** Says what is wrong while it is still being typed. */
  insists?: boolean
  hint: string
  onChange: (value: string) => void
  onKeyDown?: (event: React.KeyboardEvent) => void
}

/** A day typed as `19`, `19/11`, `+2` or a weekday; ↑ and ↓ move it. Once left it says the whole day. */
export function DayField({
  label,
  value,
  usual,
  today,
  error,
  insists = false,
  hint,
  onChange,
  onKeyDown,
}: DayFieldProps) {
  const language = useLanguage()
  // Emptied on purpose, it stays empty until it is left: else the usual day would come back between two keystrokes.
  const [emptied, setEmptied] = useState(false)
  const [writing, setWriting] = useState(false)
  const shown = (day: Day): string => shortDay(day, language, Number(today.slice(0, 4)))
  const day = value === '' ? usual : parseTypedDay(value, today)
  const press = (event: React.KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (step !== 0 && !event.altKey && !event.ctrlKey) {
      event.preventDefault()
      const next = addDays(day ?? today, step)
      if (next >= today) onChange(shown(next))
    } else onKeyDown?.(event)
  }
  return (
    <TextInput
      label={label}
      value={value === '' && usual !== null && !emptied ? shown(usual) : value}
      placeholder={usual === null ? hint : shown(usual)}
      title={hint}
      error={writing && !insists ? undefined : error}
      autoComplete="off"
      spellCheck={false}
      onChange={event => {
        const typed = event.currentTarget.value
        setEmptied(typed === '')
        setWriting(true)
        onChange(typed)
      }}
      onFocus={event => event.currentTarget.select()}
      onBlur={() => {
        setEmptied(false)
        setWriting(false)
        if (value !== '' && day !== null) onChange(shown(day))
      }}
      onKeyDown={press}
    />
  )
}
