import { dayAt } from '../../shared/kernel/day.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import {
  clockTime,
  decimalNumber,
  type Language,
  moneyText,
  shortDay,
  wholeNumber,
} from '../../shared/kernel/locale.ts'
import type { Currency, Minor } from '../../shared/kernel/money.ts'
import { useDepot } from './depot.tsx'
import { useLanguage, useT } from './words.ts'

/** `82 183,00 G` */
export function MoneyText({ minor, currency }: { minor: Minor; currency: Currency }) {
  return <span>{moneyText(minor, currency, useLanguage())}</span>
}

/** `Tue 17 Nov` */
export function DayText({ day }: { day: string }) {
  const { timeZone } = useDepot()
  return <time dateTime={day}>{shortDay(day, useLanguage(), yearNow(timeZone))}</time>
}

/** `14:32` today, `Mon 16 Nov 14:32` else. */
export function InstantText({ at }: { at: Instant }) {
  const { timeZone } = useDepot()
  return <time dateTime={new Date(at).toISOString()}>{instantText(at, timeZone, useLanguage())}</time>
}

export function instantText(at: Instant, timeZone: string, language: Language): string {
  const day = dayAt(at, timeZone)
  const time = clockTime(at, timeZone)
  return day === dayAt(Date.now(), timeZone) ? time : `${shortDay(day, language, yearNow(timeZone))} ${time}`
}

/** `48 min`, `3 h 20 min`, `2 days`: as exact as somebody needs. Takes minutes. */
export function useDuration(): (minutes: number) => string {
  const t = useT()
  return minutes => {
    const whole = Math.max(0, Math.round(minutes))
    if (whole < 60) return t($ => $.kernel.duration.minutes, { count: whole })
    if (whole < 24 * 60) {
      const hours = t($ => $.kernel.duration.hours, { count: Math.floor(whole / 60) })
      const rest = whole % 60
      return rest === 0 ? hours : `${hours} ${t($ => $.kernel.duration.minutes, { count: rest })}`
    }
    return t($ => $.kernel.duration.days, { count: Math.round(whole / (24 * 60)) })
  }
}

const yearNow = (timeZone: string): number => Number(dayAt(Date.now(), timeZone).slice(0, 4))

/** `9 kB`, `1,4 MB` */
export function bytesText(bytes: number, language: Language, unit: { b: string; kb: string; mb: string }): string {
  const [text, size] =
    bytes < 1000
      ? [unit.b, wholeNumber(bytes, language)]
      : bytes < 1_000_000
        ? [unit.kb, wholeNumber(Math.round(bytes / 1000), language)]
        : [unit.mb, decimalNumber(bytes / 1_000_000, language, 1)]
  return text.replace('{{size}}', size)
}
