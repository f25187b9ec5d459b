import { z } from 'zod'
import type { Day } from './day.ts'
import { weekday } from './day.ts'
import { clockFormatter, numberFormatter, textCollator } from './formatter.ts'
import type { Instant } from './instant.ts'
import { type Currency, type Minor, minorPerMajor, rateScale } from './money.ts'

export const languages = ['en', 'fr', 'ht'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** No Intl API knows Haitian Creole: numbers and times go by the French of Haiti, names of days and months by our own tables. */
const intlLocale: Record<Language, string> = { en: 'en-GB', fr: 'fr-HT', ht: 'fr-HT' }

const symbols: Record<Currency, string> = {
  HTG: 'G',
  USD: 'USD',
  INR: '₹',
  EUR: '€',
  CAD: 'CAD',
  DOP: 'DOP',
  BRL: 'R$',
  GBP: '£',
}

const months: Record<Language, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  ht: 'janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm'.split(' '),
}
const shortMonths: Record<Language, readonly string[]> = {
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  fr: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
  ht: 'jan fev mas avr me jen jiy out sep okt nov des'.split(' '),
}
const weekdays: Record<Language, readonly string[]> = {
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
  ht: 'lendi madi mèkredi jedi vandredi samdi dimanch'.split(' '),
}
const shortWeekdays: Record<Language, readonly string[]> = {
  en: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
  fr: 'lun. mar. mer. jeu. ven. sam. dim.'.split(' '),
  ht: 'len mad mèk jed van sam dim'.split(' '),
}

/** `Tuesday 17 November` · `mardi 17 novembre` · `madi 17 novanm` */
export const longDay = (day: Day, language: Language): string =>
  `${pick(weekdays[language], weekday(day) - 1)} ${dayOf(day)} ${pick(months[language], monthOf(day) - 1)}`

/** `Tue 17 Nov`; the year follows where it is not `thisYear`. */
export function shortDay(day: Day, language: Language, thisYear?: number): string {
  const year = Number(day.slice(0, 4))
  const text = `${pick(shortWeekdays[language], weekday(day) - 1)} ${dayOf(day)} ${pick(shortMonths[language], monthOf(day) - 1)}`
  return thisYear === year ? text : `${text} ${year}`
}

/** The short name of a weekday, Monday is 1. */
export const weekdayName = (isoWeekday: number, language: Language): string =>
  pick(shortWeekdays[language], isoWeekday - 1)

/** `14:32` on the wall clock of `timeZone`. */
export const clockTime = (at: Instant, timeZone: string): string => clockFormatter(timeZone, 'minute').format(at)

/** `14:31:07`, where a second matters: when something was saved. */
export const clockSeconds = (at: Instant, timeZone: string): string => clockFormatter(timeZone, 'second').format(at)

export const wholeNumber = (value: number, language: Language): string => decimalNumber(value, language, 0)

/** A number with exactly `digits` decimals. */
export const decimalNumber = (value: number, language: Language, digits: number): string =>
  spaced(numberFormatter(intlLocale[language], digits, digits).format(value))

/** An amount without its sign: `82 183,00`; rupees, where they are named, in lakhs and crores as India writes them: `12,34,567.00`. */
export const amountText = (amount: Minor, language: Language, currency?: Currency): string =>
  currency === 'INR' && language === 'en'
    ? numberFormatter('en-IN', 2, 2).format(amount / minorPerMajor)
    : decimalNumber(amount / minorPerMajor, language, 2)

/** An amount with its currency: `82 183,00 G`; rupees in English as India writes them: `₹82,183.00`. */
export const moneyText = (amount: Minor, currency: Currency, language: Language): string =>
  currency === 'INR' && language === 'en'
    ? `${amount < 0 ? '−' : ''}${symbols.INR}${amountText(Math.abs(amount), language, currency)}`
    : `${amountText(amount, language, currency)} ${symbols[currency]}`

/** Which of two texts stands first: numbers in them by their worth, accents and capitals only where all else is the same. */
export const comparing = (language: Language): ((a: string, b: string) => number) =>
  textCollator(intlLocale[language]).compare

/** `131,50` */
export const rateText = (rateE6: number, language: Language): string =>
  numberFormatter(intlLocale[language], 2, 6).format(rateE6 / rateScale)

/** Basis points as a percentage: 1000 → `10 %`. */
export const percentText = (basisPoints: number, language: Language): string =>
  `${numberFormatter(intlLocale[language], 0, 2).format(basisPoints / 100)} %`

/** `16 800 g`; nothing where nobody weighed it. */
export const weightText = (grams: number | null, language: Language): string =>
  grams === null ? '' : `${wholeNumber(grams, language)}\u00a0g`

/** French groups thousands by a thin space, which our type draws too thin to be seen: a full one, that does not break either. */
const spaced = (text: string): string => text.replaceAll('\u202f', '\u00a0')

const dayOf = (day: Day): number => Number(day.slice(8, 10))
const monthOf = (day: Day): number => Number(day.slice(5, 7))
const pick = (names: readonly string[], index: number): string => names[index] ?? ''
