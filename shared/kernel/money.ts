import { z } from 'zod'

export const currencies = ['HTG', 'USD', 'INR', 'EUR', 'CAD', 'DOP', 'BRL', 'GBP'] as const
export const Currency = z.enum(currencies)
export type Currency = z.infer<typeof Currency>

/** Every currency that we hold has hundredths: amounts are whole minor units (centimes, cents, paise). */
export const minorPerMajor = 100

/** A signed amount in whole minor units. */
export const Minor = z.number().int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
export type Minor = z.infer<typeof Minor>

/** Hundredths of a percent: 10 % is 1000. */
export const BasisPoints = z.number().int().min(0).max(10_000)
export type BasisPoints = z.infer<typeof BasisPoints>

/** Exchange rates are whole millionths: 131.50 is 131 500 000. */
export const rateScale = 1_000_000

/**
 * numerator ÷ denominator to the nearest whole, halves away from zero ("half up" of commerce), exact for any size:
 * the work is done in big integers and refused when the result is no longer exact in a number.
 */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n !== denominator < 0n
  const top = numerator < 0n ? -numerator : numerator
  const bottom = denominator < 0n ? -denominator : denominator
  const rounded = (2n * top + bottom) / (2n * bottom)
  const result = Number(negative ? -rounded : rounded)
  if (!Number.isSafeInteger(result)) throw new RangeError('amount too large')
  return result === 0 ? 0 : result
}

/** An amount in another currency at a frozen rate (millionths of `to` for one `from`); minor units in, minor units out. */
export const converted = (amount: Minor, rateE6: number): Minor =>
  divideRounded(BigInt(amount) * BigInt(rateE6), BigInt(rateScale))

/** The inverse: how much of the rate's base an amount of the quoted currency is. */
export const convertedBack = (amount: Minor, rateE6: number): Minor =>
  divideRounded(BigInt(amount) * BigInt(rateScale), BigInt(rateE6))

/**
 * Minor units out of typed text such as `1 150,50`, `1,150.50`, `1,15,000.50` or `1150`; null where it is no amount. One or two digits after
 * the last comma or point are hundredths, three are a group of thousands.
 */
export function parseMinor(text: string): Minor | null {
  const compact = text.replace(/[\s\u00a0\u202f']/g, '')
  const match = /^(-?)(\d[\d.,]*?)(?:[.,](\d{0,2}))?$/.exec(compact)
  if (!match) return null
  const [, sign, whole = '', hundredths = ''] = match
  if (!/^\d+$/.test(whole) && !/^[1-9]\d{0,2}(?:(,)\d{2,3}(?:,\d{2,3})*|(\.)\d{3}(?:\.\d{3})*)$/.test(whole))
    return null
  if (/[.,]\d{2}$/.test(whole)) return null
  const minor = Number(whole.replace(/[.,]/g, '')) * minorPerMajor + Number(hundredths.padEnd(2, '0'))
  if (!Number.isSafeInteger(minor)) return null
  return sign === '-' ? 0 - minor : minor
}
