import { dayAt, minuteOfDayAt } from '../../shared/kernel/day.ts'

const quarter = 15 * 60_000

/**
 * `2026-11-17 14:32`: what the wall clock of `timeZone` showed at a moment. Every zone is some quarters of an hour from UTC, so that a moment
 * reads like the beginning of its quarter, some minutes on; many rows share one.
 */
export function momentIn(timeZone: string): (at: number) => string {
  const known = new Map<number, { day: string; minute: number }>()
  return at => {
    const begun = Math.floor(at / quarter) * quarter
    const start = known.get(begun) ?? { day: dayAt(begun, timeZone), minute: minuteOfDayAt(begun, timeZone) }
    known.set(begun, start)
    const minute = start.minute + Math.floor((at - begun) / 60_000)
    return `${start.day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  }
}

const two = (value: number): string => String(value).padStart(2, '0')
