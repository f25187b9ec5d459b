import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Instant } from '../kernel/instant.ts'
import { refusals } from './protocol.ts'

/** Why the last attempt did not get through; each has a sentence with what to do. */
export const linkTroubles = [
  'no-link',
  'timeout',
  'portal',
  'server-down',
  'clock',
  'this-computer',
  ...refusals,
] as const
export const LinkTrouble = z.enum(linkTroubles)
export type LinkTrouble = z.infer<typeof LinkTrouble>

export const SyncStatus = z.object({
  /** alone: there is no head office to sync with. */
  state: z.enum(['alone', 'idle', 'running', 'waiting']),
  /** Everything saved here up to this moment is at head office; null before the first time. */
  everythingUpTo: Instant.nullable(),
  lastContact: Instant.nullable(),
  waitingTransactions: z.number().int(),
  waitingBytes: z.number().int(),
  /** At the rate measured last; null while nothing was measured. */
  aboutSeconds: z.number().int().nullable(),
  needsAttention: z.number().int(),
  trouble: LinkTrouble.nullable(),
  nextAttempt: Instant.nullable(),
  address: z.string().nullable(),
  everyMinutes: z.number().int(),
  progress: z.object({ sent: z.number().int(), received: z.number().int(), toReceive: z.number().int() }).nullable(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

export const sync = {
  status: api.output(SyncStatus),
  now: refusing(['alone'] as const).output(SyncStatus),
  setInterval: api.input(z.object({ everyMinutes: z.number().int().min(1).max(1440) })).output(SyncStatus),
}
