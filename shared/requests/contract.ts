import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { requestStatuses } from './status.ts'

export const Request = z.object({
  id: Id,
  depotId: Id,
  table: z.string(),
  rowId: Id,
  creates: z.boolean(),
  /** What the record is called, for a person. */
  subject: z.string(),
  changes: z.array(
    z.object({
      column: z.string(),
      present: z.union([z.string(), z.number(), z.null()]),
      proposed: z.union([z.string(), z.number(), z.null()]),
    }),
  ),
  note: z.string(),
  status: z.enum(requestStatuses),
  askedBy: z.string(),
  askedAt: Instant,
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  answer: z.string(),
})
export type Request = z.infer<typeof Request>

/** gone: the row is no longer there. changed: it has changed since it was asked; look again. */
export const requestRefusals = ['already-answered', 'gone', 'changed-since'] as const

export const requests = {
  list: api.input(z.object({ open: z.boolean().default(true) })).output(z.array(Request)),
  accept: refusing(requestRefusals)
    .input(z.object({ id: Id, answer: z.string().max(500).default('') }))
    .output(Request),
  refuse: refusing(requestRefusals)
    .input(z.object({ id: Id, answer: z.string().trim().min(1).max(500) }))
    .output(Request),
  withdraw: refusing(requestRefusals)
    .input(z.object({ id: Id }))
    .output(Request),
}
