import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { api } from '../errors.ts'

/** Which tables moved since the last message, by whichever way; `remote` where another computer did it. */
export const Moved = z.object({ tables: z.array(z.string()), remote: z.boolean() })
export type Moved = z.infer<typeof Moved>

export const changes = { watch: api.output(eventIterator(Moved)) }
