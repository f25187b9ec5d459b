import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Right } from './auth/right.ts'

/** What can be wrong with a typed or imported value; each has a sentence with its remedy in three languages. */
const problems = [
  'required',
  'too-long',
  'not-a-number',
  'too-small',
  'too-large',
  'not-a-day',
  'day-in-the-past',
  'day-in-the-future',
  'not-a-quantity',
  'not-an-amount',
  'not-a-code',
  'already-used',
  'unknown',
  'no-price',
  'ends-before-it-begins',
  'same-hour',
  'wrong-password',
  'too-short',
  'wrong-code',
  'no-link',
  'not-a-time-zone',
  'not-an-address',
  'overlaps',
  'not-whole-cases',
  'already-gone',
] as const
export const Problem = z.enum(problems)
export type Problem = z.infer<typeof Problem>

/** One thing that a person can mend: the field by its name in the words' catalogue, and the row where there are rows. */
export const Issue = z.object({
  field: z.string(),
  problem: Problem,
  /** Counted from 1. */
  row: z.number().int().positive().optional(),
})
export type Issue = z.infer<typeof Issue>

/** Every call may answer with these; a slice adds its own reasons to REFUSED. */
export const api = oc.errors({
  SIGN_IN_FIRST: { status: 401 },
  LOCKED: { status: 423 },
  FORBIDDEN: { status: 403, data: z.object({ right: Right }) },
  NOT_FOUND: { status: 404, data: z.object({ id: z.number() }) },
  INVALID: { status: 422, data: z.object({ issues: z.array(Issue).min(1) }) },
  /** Somebody else changed the record since it was read: show theirs, keep what was typed. */
  STALE: { status: 409, data: z.object({ id: z.number(), version: z.number() }) },
  DISK_FULL: { status: 507 },
  READ_ONLY: { status: 503 },
  /** Restored books give no document numbers before head office has named a lane, by link or by phone. */
  NUMBERS_CLOSED: { status: 409 },
})

/** The same, with this slice's own reasons why not. */
export const refusing = <const R extends readonly [string, ...string[]]>(reasons: R) =>
  api.errors({ REFUSED: { status: 409, data: z.object({ reason: z.enum(reasons) }) } })
