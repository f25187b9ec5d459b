import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { conflictKinds } from '../sync/conflict.ts'
import { RejectionCode } from '../sync/verdict.ts'

const Side = z.object({
  value: z.union([z.string(), z.number(), z.null()]),
  person: z.string(),
  computer: z.string(),
  at: Instant,
})

/** One thing that needs somebody: one sentence, one record to open, the recommended choice first. */
export const AttentionItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('refused'),
    /** The device's transaction number. */
    number: z.number().int(),
    code: RejectionCode,
    act: z.string(),
    table: z.string().nullable(),
    rowId: Id.nullable(),
    column: z.string().nullable(),
    subject: z.string(),
    at: Instant,
    person: z.string(),
    escalated: z.boolean(),
    /** Transactions that wait for this one and would go with it. */
    dependants: z.number().int(),
  }),
  z.object({
    kind: z.literal('held'),
    number: z.number().int(),
    act: z.string(),
    table: z.string().nullable(),
    rowId: Id.nullable(),
    subject: z.string(),
    at: Instant,
    person: z.string(),
  }),
  /** A record that stands otherwise than at head office, and that Konvwa could not put right by itself. */
  z.object({
    kind: z.literal('unequal'),
    table: z.string(),
    rowId: Id,
    why: z.enum(['cannot-stand', 'not-mended', 'damaged-there']),
    subject: z.string(),
    at: Instant,
  }),
  z.object({
    kind: z.literal('conflict'),
    id: Id,
    conflict: z.enum(conflictKinds),
    table: z.string(),
    rowId: Id,
    column: z.string(),
    subject: z.string(),
    standing: Side,
    other: Side,
    at: Instant,
    /** What hangs on the record: orders that are open, for example. */
    dependsOn: z.array(z.object({ table: z.string(), count: z.number().int() })),
    recommended: z.enum(['standing', 'other']),
  }),
  z.object({
    kind: z.literal('request'),
    id: Id,
    table: z.string(),
    subject: z.string(),
    askedBy: z.string(),
    at: Instant,
    mine: z.boolean(),
  }),
])
export type AttentionItem = z.infer<typeof AttentionItem>

export const attention = {
  list: api.output(z.array(AttentionItem)),
  /** Sends the refused transaction again, with the values that the records have now. */
  resend: refusing(['not-refused', 'nothing-left', 'not-answered'] as const)
    .input(z.object({ number: z.number().int() }))
    .output(z.object({ number: z.number().int() })),
  /** Falls back to head office's version; a numbered document is voided and stays readable. */
  discard: refusing(['not-refused', 'not-answered'] as const)
    .input(z.object({ number: z.number().int() }))
    .output(z.object({ discarded: z.number().int(), voided: z.number().int() })),
  escalate: refusing(['not-refused'] as const)
    .input(z.object({ number: z.number().int() }))
    .output(z.object({ number: z.number().int() })),
  /**
   * `other` of a duplicate customer makes one of the two: the one entered first stays. gone: the row is no longer there. not-possible: the
   * order can no longer take that value; change it by hand. too-many-orders: more than one act can carry.
   */
  resolve: refusing(['already-resolved', 'gone', 'not-possible', 'too-many-orders'] as const)
    .input(z.object({ id: Id, keep: z.enum(['standing', 'other']) }))
    .output(z.object({ id: Id })),
}
