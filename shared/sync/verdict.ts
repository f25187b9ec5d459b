import { z } from 'zod'

/** Why head office rejected a transaction. Each has a sentence in three languages. */
export const rejections = [
  'unknown-person',
  'right-missing',
  'wrong-depot',
  'not-yours-to-write',
  'unknown-table',
  'unknown-column',
  'bad-value',
  'row-deleted',
  'already-exists',
  'number-not-yours',
  'number-taken',
  'number-stays',
  'order-already-confirmed',
  'order-step-not-allowed',
  'order-over',
  'amendment-differs',
  'amounts-differ',
  'id-not-yours',
  'bad-clock',
  'lists-overlap',
  'password-unproven',
] as const
export const RejectionCode = z.enum(rejections)
export type RejectionCode = z.infer<typeof RejectionCode>

/** Where the rejection points: a table, a row, a column, for the sentence and for opening the record. */
export const Pointer = z.strictObject({
  table: z.number().int(),
  id: z.number().int(),
  sub: z.number().int(),
  column: z.string().nullable(),
})
export type Pointer = z.infer<typeof Pointer>

/**
 * Head office's answer to one transaction.
 * accepted: as it was. changed: accepted, but a row stands differently now (the log says how). held: something it depends on is
 * missing, it is kept and tried again. rejected: nothing of it was applied.
 */
export const Verdict = z.discriminatedUnion('verdict', [
  z.strictObject({ number: z.number().int().positive(), verdict: z.literal('accepted') }),
  z.strictObject({ number: z.number().int().positive(), verdict: z.literal('changed') }),
  z.strictObject({ number: z.number().int().positive(), verdict: z.literal('held'), waitsFor: Pointer }),
  z.strictObject({
    number: z.number().int().positive(),
    verdict: z.literal('rejected'),
    code: RejectionCode,
    at: Pointer.nullable(),
  }),
])
export type Verdict = z.infer<typeof Verdict>
