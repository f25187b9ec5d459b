import { addDays, Day, weekday } from './day.ts'
import { languages, longDay, shortDay } from './locale.ts'
import { folded } from './text.ts'

/** A Monday, to read the names of the seven days and twelve months off the catalogue. */
const someMonday = '2024-01-01'

/**
 * A day out of what a person types, in any of the three languages: `19` (the next 19th), `19/11`, `19/11/26`, `19 nov`, `+2`,
 * a weekday's name or its beginning (the next one, never today), `jodi a`, `demen`, or what `shortDay` shows. Null where it is no day.
 */
export function parseTypedDay(text: string, today: Day): Day | null {
  const typed = folded(text).replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim()
  if (typed === '') return null
  if (Day.safeParse(typed).success) return typed
  return (
    byOffset(typed, today) ??
    byWord(typed, today) ??
    byWeekday(typed, today) ??
    byNumbers(typed, today) ??
    byMonthName(typed, today)
  )
}

function byOffset(typed: string, today: Day): Day | null {
  const match = /^([+-])\s*(\d{1,3})$/.exec(typed)
  return match ? addDays(today, Number(match[2]) * (match[1] === '-' ? -1 : 1)) : null
}

const words: Record<string, number> = {
  today: 0,
  "aujourd'hui": 0,
  aujourdhui: 0,
  'jodi a': 0,
  jodia: 0,
  jodi: 0,
  tomorrow: 1,
  demain: 1,
  demen: 1,
}

function byWord(typed: string, today: Day): Day | null {
  const offset = words[typed]
  return offset === undefined ? null : addDays(today, offset)
}

function byWeekday(typed: string, today: Day): Day | null {
  if (!/^\p{L}+$/u.test(typed)) return null
  const found = new Set(weekdayNames.filter(name => name.text.startsWith(typed)).map(name => name.weekday))
  const [wanted] = found
  if (wanted === undefined || found.size > 1) return null
  return addDays(today, ((wanted - weekday(today) + 6) % 7) + 1)
}

/** `19`, `19/11`, `19-11-26`: the next such day of the month; the nearest such day of the year. */
function byNumbers(typed: string, today: Day): Day | null {
  const match = /^(\d{1,2})(?:[/ -](\d{1,2}))?(?:[/ -](\d{2}|\d{4}))?$/.exec(typed)
  if (!match) return null
  const [, day = '', month, year] = match
  if (month === undefined) return nextOfMonth(Number(day), today)
  return year === undefined
    ? nearest(Number(day), Number(month), today)
    : made(fullYear(year), Number(month), Number(day))
}

/** `19 nov`, `jedi 19 novanm`, `Thu 19 Nov 2026`. */
function byMonthName(typed: string, today: Day): Day | null {
  const match = /^(?:\p{L}+ )?(\d{1,2}) (\p{L}{2,})(?: (\d{2}|\d{4}))?$/u.exec(typed)
  if (!match) return null
  const [, day = '', name = '', year] = match
  const found = new Set(monthNames.filter(month => month.text.startsWith(name)).map(month => month.month))
  const [month] = found
  if (month === undefined || found.size > 1) return null
  return year === undefined ? nearest(Number(day), month, today) : made(fullYear(year), month, Number(day))
}

function nextOfMonth(day: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  for (let ahead = 0; ahead < 3; ahead++) {
    const index = month - 1 + ahead
    const candidate = made(year + Math.floor(index / 12), (index % 12) + 1, day)
    if (candidate !== null && candidate >= today) return candidate
  }
  return null
}

function nearest(day: number, month: number, today: Day): Day | null {
  const year = Number(today.slice(0, 4))
  const candidates = [year - 1, year, year + 1].map(each => made(each, month, day)).filter(each => each !== null)
  return candidates.toSorted((a, b) => distance(a, today) - distance(b, today))[0] ?? null
}

const distance = (a: Day, b: Day): number => Math.abs(Date.parse(a) - Date.parse(b))

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

function made(year: number, month: number, day: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return Day.safeParse(text).success ? text : null
}

const weekdayNames = languages.flatMap(language =>
  [0, 1, 2, 3, 4, 5, 6].map(offset => ({
    text: folded(longDay(addDays(someMonday, offset), language).split(' ')[0] ?? ''),
    weekday: offset + 1,
  })),
)

const monthNames = languages.flatMap(language =>
  Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}-01`).flatMap((day, index) =>
    [longDay(day, language), shortDay(day, language, 2024)].map(text => ({
      text: folded(text.split(' ')[2] ?? '').replace('.', ''),
      month: index + 1,
    })),
  ),
)
