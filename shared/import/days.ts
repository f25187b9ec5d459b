import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { folded } from '../kernel/text.ts'
import { monthNamed } from './months.ts'

/** In which order a date's parts stand. */
export const DayOrder = z.enum(['ymd', 'dmy', 'mdy'])
export type DayOrder = z.infer<typeof DayOrder>

/**
 * The day of a text in a table: `1996-07-04 00:00:00.000`, `4/7/96`, `07.04.1996`, `4 jiyè 1996`, `July 4, 1996`, `19960704`, or the number of
 * days that spreadsheets count (35250). Two-digit years below 70 are of this century. A time behind the day is left aside. Null where it is
 * no day.
 */
export function tableDay(text: string, order: DayOrder): Day | null {
  const day = withoutTime(text.trim())
  return numericDay(day, order) ?? serialDay(day, order) ?? namedDay(day)
}

export interface DayEvidence {
  order: DayOrder
  /** False where nothing in the column tells day and month apart. */
  certain: boolean
  /** How many values can only be read in that order, and how many in no order at all. */
  votes: Record<DayOrder, number> & { none: number }
}

/** Which order the dates of a column have, by the values that can be read in one way only; day before month where nothing tells. */
export function dayOrderOf(texts: readonly string[]): DayEvidence {
  const votes = { ymd: 0, dmy: 0, mdy: 0, none: 0 }
  let open = 0
  for (const text of texts) {
    const readable = orders.filter(order => tableDay(text, order) !== null)
    const days = new Set(readable.map(order => tableDay(text, order)))
    const [only] = readable
    if (only === undefined) votes.none += 1
    else if (readable.length === 1) votes[only] += 1
    else if (days.size > 1) open += 1
    else if (/^\s*\d{4}/.test(text)) votes.ymd += 1
  }
  const best = orders.toSorted((a, b) => votes[b] - votes[a])[0] ?? 'dmy'
  const order = votes[best] === 0 ? 'dmy' : best
  return { order, certain: open === 0 || votes[order] > 0, votes }
}

const orders: readonly DayOrder[] = ['dmy', 'mdy', 'ymd']

const time =
  /(?:[T,]?\s+|T)\d{1,2}\s*[:h]\s*\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

const withoutTime = (text: string): string => text.replace(time, '').trim()

function numericDay(text: string, order: DayOrder): Day | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (iso) return made(Number(iso[1]), Number(iso[3]), Number(iso[4]))
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text)
  if (compact) return made(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  const match = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (!match) return null
  const [first, second, third] = [Number(match[1]), Number(match[3]), match[4] ?? '']
  if (order === 'ymd') return third.length === 2 ? made(fullYear(match[1] ?? ''), second, Number(third)) : null
  return order === 'dmy' ? made(fullYear(third), second, first) : made(fullYear(third), first, second)
}

/** Days since 1899-12-30, as spreadsheets count them; only where the number falls between 1954 and 2119. */
function serialDay(text: string, _order: DayOrder): Day | null {
  const match = /^(\d{5})(?:[.,]\d+)?$/.exec(text)
  const days = Number(match?.[1])
  if (!match || days < 20_000 || days > 80_000) return null
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
}

/** `4 July 1996`, `jeudi 4 juillet 1996`, `July 4th, 1996`, `04-Jul-96`, `4 de julio de 1996`. */
function namedDay(text: string): Day | null {
  const words = folded(text)
    .split(/[\s,./-]+/)
    .filter(word => word !== '' && word !== 'de' && word !== 'of')
  const named = words.findIndex(word => /^\p{L}+$/u.test(word) && monthNamed(word) !== null)
  const month = monthNamed(words[named] ?? '')
  if (month === null) return null
  const numbers = words
    .map(word => /^(\d{1,4})(?:st|nd|rd|th|er|e|o)?$/.exec(word)?.[1])
    .filter(part => part !== undefined)
  const [first = '', second = '', more] = numbers
  if (more !== undefined || second === '') return null
  if (first.length === 4) return made(Number(first), month, Number(second))
  return second.length === 3 || second.length === 1 ? null : made(fullYear(second), month, Number(first))
}

const fullYear = (text: string): number =>
  text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text)

function made(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || day > (daysIn[month - 1] ?? 0) || year < 1000) return null
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return month === 2 && day === 29 && !Day.safeParse(text).success ? null : text
}

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
