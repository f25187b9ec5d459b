import {
  amountText,
  type Language,
  percentText,
  rateText,
  shortDay,
  weekdayName,
  weightText,
} from '../../../shared/kernel/locale.ts'
import type { Column } from '../../../shared/sync/column.ts'
import { type TableName, tableNames, tableOf } from '../../../shared/sync/registry.ts'
import type { Words } from '../../../shared/words/en.ts'

export type Value = string | number | null

/** What a column is called, or null for one that says nothing to a person. */
export function columnName(column: string, words: Words): string | null {
  const names: Readonly<Record<string, string>> = words.timeline.column
  return Object.hasOwn(names, column) ? (names[column] ?? null) : null
}

/** A column's value as somebody reads it, in the record of `table` or in one of its lines. */
export function columnText(table: string, column: string, value: Value, words: Words, language: Language): string {
  if (value === null || value === '') return words.kernel.nothing
  if (typeof value === 'number') {
    const special = byName[column]
    if (special) return special(value, language, words)
  }
  if (typeof value === 'number' && column.endsWith('_cutoff')) return minuteOfDay(value)
  switch (kindOf(table, column)) {
    case 'money':
      return amountText(Number(value), language)
    case 'boolean':
      return Number(value) === 1 ? words.kernel.yes : words.kernel.no
    case 'day':
      return shortDay(String(value), language)
    case 'text':
      return column === 'time_zone' ? String(value).replaceAll('_', ' ') : String(value)
    case 'choice':
      return choiceText(column, String(value), words)
    default:
      return String(value)
  }
}

const weekdaysText = (bits: number, language: Language): string =>
  [1, 2, 3, 4, 5, 6, 7]
    .filter(day => (bits & (1 << (day - 1))) !== 0)
    .map(day => weekdayName(day, language))
    .join(' ')

const byName: Readonly<Record<string, (value: number, language: Language, words: Words) => string>> = {
  delivery_days: (bits, language, words) => weekdaysText(bits, language) || words.customers.anyDay,
  working_days: weekdaysText,
  fiscal_start_month: (month, _language, words) =>
    Object.entries(words.session.month).find(([number]) => Number(number) === month)?.[1] ?? String(month),
  limit_minutes: (minutes, _language, words) =>
    minutes === 0
      ? words.settings.limits.none
      : words.kernel.duration.minutes_other.replace('{{count}}', String(minutes)),
  rate_e6: rateText,
  discount_bp: percentText,
  rate_bp: percentText,
  weight_g: weightText,
  cutoff_minute: minute => minuteOfDay(minute),
}

const minuteOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function choiceText(column: string, value: string, words: Words): string {
  const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    status: words.orders.status,
    held_from: words.orders.status,
    hold_kind: words.orders.holdKind,
    channel: words.orders.channel,
    customer_class: words.customers.customerClass,
    language: words.kernel.language,
    role: words.session.role,
    kind: { ...words.settings.reasonKind, ...words.containers.kind, ...words.products.unitKind },
    recurrence: words.calendars.recurrence,
  }
  return catalogues[column]?.[value] ?? value
}

function kindOf(table: string, column: string): Column['kind'] | undefined {
  const own = tableNames.find(name => name === table)
  const tables: TableName[] = tableNames.filter(name => name === own || tableOf(name).parent === table)
  return tables.map(name => tableOf(name).columns[column]).find(found => found !== undefined)?.kind
}
