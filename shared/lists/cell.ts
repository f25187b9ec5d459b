import type { Day } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'

/** One value of a table that goes to a file or to paper. */
export type Cell =
  | {
      readonly kind: 'text'
      readonly text: string /** The value itself where the text is a word for it. */
      readonly code?: string
    }
  /** `value` is exact: an integer that stands for so many decimals, 115000 with 2 is 1150.00. */
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'empty' }

export const text = (said: string): Cell => (said === '' ? empty : { kind: 'text', text: said })
export const coded = (said: string, code: string): Cell => ({ kind: 'text', text: said, code })
export const whole = (value: number): Cell => ({ kind: 'number', value, decimals: 0 })
export const minor = (value: number): Cell => ({ kind: 'number', value, decimals: 2 })
export const day = (value: Day | null): Cell => (value === null ? empty : { kind: 'day', day: value })
export const instant = (at: Instant): Cell => ({ kind: 'instant', at })
export const empty: Cell = { kind: 'empty' }

/** `1150.00`: the number in digits, with a point. */
export function plainNumber({ value, decimals }: { value: number; decimals: number }): string {
  if (decimals === 0) return String(value)
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
