import type { ReactNode } from 'react'
import { weekdayName } from '../../../shared/kernel/locale.ts'
import { useLanguage } from '../words.ts'
import classes from './Weekdays.module.css'

interface WeekdaysProps {
  label: ReactNode
  /** Bit 0 is Monday … bit 6 is Sunday. */
  days: number
  change: (days: number) => void
  error?: string | undefined
}

/** The seven days as switches. */
export function Weekdays({ label, days, change, error }: WeekdaysProps) {
  const language = useLanguage()
  return (
    <fieldset className={classes.days}>
      <legend>{label}</legend>
      {weekdays.map(day => {
        const bit = 1 << (day - 1)
        return (
          <button
            key={day}
            type="button"
            className={classes.day}
            aria-pressed={(days & bit) !== 0}
            onClick={() => change(days ^ bit)}
          >
            {weekdayName(day, language)}
          </button>
        )
      })}
      {error === undefined ? null : (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** Monday is 1. */
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
