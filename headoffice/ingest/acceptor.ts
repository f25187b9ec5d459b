import type { Column } from '../../shared/sync/column.ts'
import { parseJson } from '../codec.ts'

/** Whether a value that is not null may stand in the column. */
export function acceptor(column: Column): (value: unknown) => boolean {
  switch (column.kind) {
    case 'integer':
    case 'money':
      return value => Number.isSafeInteger(value)
    case 'instant':
      return value => isAtLeast(value, 0)
    case 'reference':
      return value => isAtLeast(value, 1)
    case 'boolean':
      return value => value === 0 || value === 1
    case 'day':
      return isDay
    case 'choice': {
      const choices: ReadonlySet<unknown> = new Set(column.choices ?? [])
      return value => choices.has(value)
    }
    case 'text':
      return isText
    case 'json':
      return value => isText(value) && isJson(value)
  }
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** As `Day` of shared/, without a calendar object for each of a thousand rows. */
function isDay(value: unknown): boolean {
  const parts = typeof value === 'string' ? dayPattern.exec(value) : null
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

const isAtLeast = (value: unknown, least: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least

const longestText = 65_536

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestText && !value.includes('\u0000') && value.isWellFormed()

function isJson(text: string): boolean {
  try {
    parseJson(text)
    return !text.includes('\\u0000')
  } catch {
    return false
  }
}
