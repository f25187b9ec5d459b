import { decimalNumber, type Language, rateText } from '../kernel/locale.ts'

/** A number of a table as somebody reads it; one finer than hundredths is a rate, written with no more decimals than it needs. */
export const numberText = ({ value, decimals }: { value: number; decimals: number }, language: Language): string =>
  decimals > 2
    ? rateText(value * 10 ** (6 - decimals), language)
    : decimalNumber(value / 10 ** decimals, language, decimals)
