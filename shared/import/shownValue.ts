import { Day } from '../kernel/day.ts'
import {
  amountText,
  decimalNumber,
  type Language,
  percentText,
  shortDay,
  weekdayName,
  wholeNumber,
} from '../kernel/locale.ts'
import type { Currency } from '../kernel/money.ts'
import type { Target } from './target.ts'

/** The text of a field as `fieldText` answers it, the way a person of the region writes it. What is none of it stays as it is. */
export function shownValue(
  { type }: Pick<Target, 'type'>,
  text: string,
  { language, currency }: { language: Language; currency: Currency },
): string {
  if (text === '') return text
  const number = Number(text.replace(/ %$/, ''))
  switch (type) {
    case 'amount':
      return Number.isFinite(number) ? amount(number, language, currency) : text
    case 'quantity':
      return Number.isFinite(number) ? wholeNumber(number, language) : text
    case 'share':
      return Number.isFinite(number) ? percentText(number * 100, language) : text
    case 'day':
      return Day.safeParse(text).success ? shortDay(text, language) : text
    case 'weekdays':
      return Number.isInteger(number) ? weekdays(number, language) : text
    case 'text':
    case 'code':
    case 'yes-no':
    case 'choice':
      return text
  }
}

/** A price finer than a hundredth keeps its decimals: a can may cost 0.0275. */
const amount = (value: number, language: Language, currency: Currency): string =>
  Number.isInteger(Math.round(value * 1e6) / 1e4)
    ? amountText(Math.round(value * 100), language, currency)
    : decimalNumber(value, language, 4)

const weekdays = (bits: number, language: Language): string =>
  [1, 2, 3, 4, 5, 6, 7]
    .filter(day => (bits & (1 << (day - 1))) !== 0)
    .map(day => weekdayName(day, language))
    .join(', ')
