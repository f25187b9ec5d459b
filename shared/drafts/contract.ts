import { z } from 'zod'
import { api } from '../errors.ts'
import { Instant } from '../kernel/instant.ts'

/** What somebody was typing, as typed: kept through a crash, seen by nobody else, never sent. */
export const drafts = {
  find: api
    .input(z.object({ form: z.string().max(40), key: z.string().max(60) }))
    .output(z.object({ content: z.unknown(), savedAt: Instant }).nullable()),
  list: api.output(z.array(z.object({ form: z.string(), key: z.string(), savedAt: Instant }))),
  keep: api
    .input(z.object({ form: z.string().max(40), key: z.string().max(60), content: z.json() }))
    .output(z.object({ savedAt: Instant })),
  drop: api
    .input(z.object({ form: z.string().max(40), key: z.string().max(60) }))
    .output(z.object({ dropped: z.boolean() })),
}
