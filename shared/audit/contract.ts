import { z } from 'zod'
import { api } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { Window } from '../kernel/page.ts'

/** One act: who did what to which record, when, on which computer. */
export const Audited = z.object({
  id: z.number().int(),
  at: Instant,
  /** The act as the words' catalogue names it: `orders.confirm`. */
  kind: z.string(),
  /** Empty where the person is not known here. */
  person: z.string(),
  computer: z.string(),
  table: z.string(),
  rowId: z.number().int(),
  /** What people call the record, in the reader's language; empty where it is not here any more. */
  subject: z.string(),
  note: z.string(),
})
export type Audited = z.infer<typeof Audited>

export const AuditFilter = z.object({
  personId: Id.nullable().default(null),
  table: z.string().max(40).nullable().default(null),
  /** Days on the wall of the reader's depot. */
  from: Day.nullable().default(null),
  to: Day.nullable().default(null),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const audit = {
  /** Newest first, unless `descending` is false. Of the reader's depot and of the company. */
  list: api
    .input(
      Window.extend({
        search: z.string().max(80).default(''),
        filter: AuditFilter,
        sort: z.enum(['at']).default('at'),
        descending: z.boolean().default(true),
      }),
    )
    .output(z.object({ rows: z.array(Audited), total: z.number().int() })),
  /** By whom and in which tables anything was ever done, for the filters. */
  choices: api.output(
    z.object({ people: z.array(z.object({ id: Id, name: z.string() })), tables: z.array(z.string()) }),
  ),
}
