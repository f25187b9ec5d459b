import type { Problem } from '../../../shared/errors.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { amountText, decimalNumber, type Language, rateText, shortDay } from '../../../shared/kernel/locale.ts'
import { parseMinor, rateScale } from '../../../shared/kernel/money.ts'
import { parseTypedDay } from '../../../shared/kernel/typedDay.ts'

/** What a field needs to know to read and write what people type. */
export interface Typing {
  readonly language: Language
  readonly today: Day
}

interface Common {
  /** As the call names it in an issue, and in the words' catalogue. */
  readonly name: string
  readonly label?: string
  readonly hint?: string
}

/** Typed as text, read into the record; a problem keeps the record as it was. */
export interface TextSpec<T> extends Common {
  readonly input: 'text' | 'long' | 'password'
  readonly most: number
  show(record: T, typing: Typing): string
  read(record: T, text: string, typing: Typing): { record: T } | { problem: Problem }
}

export interface ChoiceSpec<T> extends Common {
  readonly input: 'choice'
  readonly choices: readonly { value: string; label: string }[]
  show(record: T): string
  read(record: T, value: string): T
}

export interface SwitchSpec<T> extends Common {
  readonly input: 'switch'
  show(record: T): boolean
  read(record: T, on: boolean): T
}

/** Days of the week as a mask: bit 0 is Monday … bit 6 is Sunday. */
export interface WeekdaysSpec<T> extends Common {
  readonly input: 'weekdays'
  show(record: T): number
  read(record: T, days: number): T
}

export type FieldSpec<T> = TextSpec<T> | ChoiceSpec<T> | SwitchSpec<T> | WeekdaysSpec<T>

type KeysOf<T, V> = { [K in keyof T]-?: T[K] extends V ? (V extends T[K] ? K : never) : never }[keyof T] & string
type Extra = { label?: string; hint?: string }

export const textField = <T>(
  name: KeysOf<T, string>,
  most: number,
  extra: Extra & { long?: boolean } = {},
): TextSpec<T> => {
  const { long = false, ...common } = extra
  return {
    ...common,
    name,
    input: long ? 'long' : 'text',
    most,
    show: record => String(record[name]),
    read: (record, text) => ({ record: { ...record, [name]: text } }),
  }
}

/** Text that may be missing: empty is null. */
export const optionalText = <T>(name: KeysOf<T, string | null>, most: number, extra: Extra = {}): TextSpec<T> => ({
  ...extra,
  name,
  input: 'text',
  most,
  show: record => String(record[name] ?? ''),
  read: (record, text) => ({ record: { ...record, [name]: text.trim() === '' ? null : text } }),
})

/** A password that is set anew; empty leaves it as it is. What stands is never shown. */
export const passwordField = <T>(name: KeysOf<T, string | null>, extra: Extra = {}): TextSpec<T> => ({
  ...extra,
  name,
  input: 'password',
  most: 200,
  show: () => '',
  read: (record, text) => ({ record: { ...record, [name]: text === '' ? null : text } }),
})

/** Any text seen through a lens: one of the three names of a product, for example. */
export const lensField = <T>(
  name: string,
  most: number,
  lens: { get: (record: T) => string; set: (record: T, text: string) => T },
  extra: Extra = {},
): TextSpec<T> => ({
  ...extra,
  name,
  input: 'text',
  most,
  show: lens.get,
  read: (record, text) => ({ record: lens.set(record, text) }),
})

type Number_<T> = KeysOf<T, number>
type OptionalNumber<T> = KeysOf<T, number | null>

const number = <T>(
  name: Number_<T> | OptionalNumber<T>,
  extra: Extra,
  optional: boolean,
  how: { show: (value: number, typing: Typing) => string; read: (text: string) => number | null; problem: Problem },
): TextSpec<T> => ({
  ...extra,
  name,
  input: 'text',
  most: 24,
  show: (record, typing) => {
    const value: unknown = record[name]
    return typeof value === 'number' ? how.show(value, typing) : ''
  },
  read: (record, text) => {
    if (text.trim() === '') return optional ? { record: { ...record, [name]: null } } : { problem: 'required' }
    const value = how.read(text)
    return value === null ? { problem: how.problem } : { record: { ...record, [name]: value } }
  },
})

const whole = {
  show: String,
  read: (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null),
  problem: 'not-a-number',
} as const
export const wholeField = <T>(name: Number_<T>, extra: Extra = {}): TextSpec<T> => number<T>(name, extra, false, whole)
export const optionalWhole = <T>(name: OptionalNumber<T>, extra: Extra = {}): TextSpec<T> =>
  number<T>(name, extra, true, whole)

/** Basis points typed as a percentage: `10` or `7,5`. */
export const percentField = <T>(name: Number_<T>, extra: Extra = {}): TextSpec<T> =>
  number<T>(name, extra, false, {
    show: (value, { language }) => decimalNumber(value / 100, language, value % 100 === 0 ? 0 : 2),
    read: parseMinor,
    problem: 'not-a-number',
  })

export const moneyField = <T>(name: Number_<T>, extra: Extra = {}): TextSpec<T> =>
  number<T>(name, extra, false, {
    show: (value, { language }) => amountText(value, language),
    read: parseMinor,
    problem: 'not-an-amount',
  })

/** Millionths typed as `131,50`. */
export const rateField = <T>(name: Number_<T>, extra: Extra = {}): TextSpec<T> =>
  number<T>(name, extra, false, {
    show: (value, { language }) => (value === 0 ? '' : rateText(value, language)),
    read: text => {
      const plain = text.replace(/\s/g, '').replace(',', '.')
      return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? Math.round(Number(plain) * rateScale) : null
    },
    problem: 'not-a-number',
  })

/** `16:00` */
export const minuteText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const minutes = {
  show: minuteText,
  read: (text: string) => {
    const [, hour = '', minute = ''] = /^(\d{1,2})[:h](\d{2})$/.exec(text.trim()) ?? []
    const at = Number(hour) * 60 + Number(minute)
    return hour !== '' && Number(minute) < 60 && at < 24 * 60 ? at : null
  },
  problem: 'not-a-number',
} as const

/** Minutes after midnight typed as `16:00`. */
export const timeField = <T>(name: Number_<T>, extra: Extra = {}): TextSpec<T> => number<T>(name, extra, false, minutes)
export const optionalTime = <T>(name: OptionalNumber<T>, extra: Extra = {}): TextSpec<T> =>
  number<T>(name, extra, true, minutes)

const dayOf = (value: unknown, { language, today }: Typing): string =>
  typeof value === 'string' && value !== '' ? shortDay(value, language, Number(today.slice(0, 4))) : ''

export const dayField = <T>(name: KeysOf<T, string>, extra: Extra = {}): TextSpec<T> => ({
  ...extra,
  name,
  input: 'text',
  most: 24,
  show: (record, typing) => dayOf(record[name], typing),
  read: (record, text, { today }) => {
    const day = parseTypedDay(text, today)
    return day === null ? { problem: 'not-a-day' } : { record: { ...record, [name]: day } }
  },
})

export const optionalDay = <T>(name: KeysOf<T, string | null>, extra: Extra = {}): TextSpec<T> => ({
  ...extra,
  name,
  input: 'text',
  most: 24,
  show: (record, typing) => dayOf(record[name], typing),
  read: (record, text, { today }) => {
    if (text.trim() === '') return { record: { ...record, [name]: null } }
    const day = parseTypedDay(text, today)
    return day === null ? { problem: 'not-a-day' } : { record: { ...record, [name]: day } }
  },
})

/** One of several values; `values` are what the record holds, in the order shown. */
export const choiceField = <T, K extends keyof T & string>(
  name: K,
  values: readonly T[K][],
  labelOf: (value: T[K]) => string,
  extra: Extra = {},
): ChoiceSpec<T> => ({
  ...extra,
  name,
  input: 'choice',
  choices: values.map((value, index) => ({ value: String(index), label: labelOf(value) })),
  show: record => String(values.indexOf(record[name])),
  read: (record, value) => {
    const chosen = values[Number(value)]
    return chosen === undefined ? record : { ...record, [name]: chosen }
  },
})

export const weekdaysField = <T>(name: KeysOf<T, number>, extra: Extra = {}): WeekdaysSpec<T> => ({
  ...extra,
  name,
  input: 'weekdays',
  show: record => Number(record[name]),
  read: (record, days) => ({ ...record, [name]: days }),
})

export const switchField = <T>(name: KeysOf<T, boolean>, extra: Extra = {}): SwitchSpec<T> => ({
  ...extra,
  name,
  input: 'switch',
  show: record => record[name] === true,
  read: (record, on) => ({ ...record, [name]: on }),
})
