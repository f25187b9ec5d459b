import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Instant } from '../kernel/instant.ts'

/** How a word of a cell is tinted on the screen; nowhere else. */
const tones = ['bad', 'warn', 'good', 'know', 'quiet'] as const
export type CellTone = (typeof tones)[number]

/** One value of a table that goes to the screen, to a file or to paper. */
export const Cell = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    /** The value itself where the text is a word for it. */
    code: z.string().optional(),
    tone: z.enum(tones).optional(),
  }),
  /** `value` is exact: an integer that stands for so many decimals, 115000 with 2 is 1150.00. */
  z.object({ kind: z.literal('number'), value: z.number().int(), decimals: z.number().int().min(0) }),
  z.object({ kind: z.literal('day'), day: Day }),
  z.object({ kind: z.literal('instant'), at: Instant }),
  z.object({ kind: z.literal('empty') }),
])
export type Cell = Readonly<z.infer<typeof Cell>>

export const text = (said: string): Cell => (said === '' ? empty : { kind: 'text', text: said })
export const coded = (said: string, code: string): Cell => ({ kind: 'text', text: said, code })
export const tinted = (said: string, code: string, tone: CellTone): Cell => ({ kind: 'text', text: said, code, tone })
export const whole = (value: number): Cell => ({ kind: 'number', value, decimals: 0 })
export const minor = (value: number): Cell => ({ kind: 'number', value, decimals: 2 })
export const millionths = (value: number): Cell => ({ kind: 'number', value, decimals: 6 })
export const day = (value: Day | null): Cell => (value === null ? empty : { kind: 'day', day: value })
export const instant = (at: Instant | null): Cell => (at === null ? empty : { kind: 'instant', at })
export const empty: Cell = { kind: 'empty' }

/** `1150.00`: the number in digits, with a point. */
export function plainNumber({ value, decimals }: { value: number; decimals: number }): string {
  if (decimals === 0) return String(value)
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
