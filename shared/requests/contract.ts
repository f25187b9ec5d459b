import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { requestRefusals } from './refusals.ts'
import { requestStatuses } from './status.ts'
import { together } from './together.ts'

const Value = z.union([z.string(), z.number(), z.null()])

export const Request = z.object({
  id: Id,
  depotId: Id,
  table: z.string(),
  rowId: Id,
  creates: z.boolean(),
  /** The row shall be taken away; `proposed` is null throughout. */
  removes: z.boolean(),
  /** The record that a person opens to look: a child's parent, the customer of terms; null where it is not there yet. */
  record: z.object({ table: z.string(), id: Id }).nullable(),
  /** The row is there: one that was asked about may have been taken away since. */
  there: z.boolean(),
  /** What the record is called, for a person. */
  subject: z.string(),
  /** Values as people read them: what another record is called, never its id. */
  changes: z.array(
    z.object({
      column: z.string(),
      /** When it was asked. */
      present: Value,
      /** Now. */
      standing: Value,
      proposed: Value,
    }),
  ),
  note: z.string(),
  status: z.enum(requestStatuses),
  askedBy: z.string(),
  askedById: Id,
  askedAt: Instant,
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answer: z.string(),
  /** What it was asked together with, the others of one import; null where it was asked alone. */
  together: z.string().nullable(),
})
export type Request = z.infer<typeof Request>

export const requests = {
  list: api.input(z.object({ open: z.boolean().default(true) })).output(z.array(Request)),
  find: api.input(z.object({ id: Id })).output(Request),
  /** How many wait for an answer, of those that this person may know of. */
  waiting: api.output(z.number().int()),
  accept: refusing(requestRefusals)
    .input(z.object({ id: Id, answer: z.string().max(500).default('') }))
    .output(Request),
  refuse: refusing(requestRefusals)
    .input(z.object({ id: Id, answer: z.string().trim().min(1).max(500) }))
    .output(Request),
  withdraw: refusing(requestRefusals)
    .input(z.object({ id: Id }))
    .output(Request),

  ...together,
}
