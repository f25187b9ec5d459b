import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Instant } from '../kernel/instant.ts'
import { joinRefusals } from '../setup/contract.ts'
import { SyncPlan } from './plan.ts'
import { refusals } from './protocol.ts'

/** Why the last attempt did not get through; each has a sentence with what to do. */
const linkTroubles = ['no-link', 'timeout', 'portal', 'server-down', 'clock', 'this-computer', ...refusals] as const
export const LinkTrouble = z.enum(linkTroubles)
export type LinkTrouble = z.infer<typeof LinkTrouble>

export const SyncStatus = z.object({
  /** alone: there is no head office to sync with. */
  state: z.enum(['alone', 'idle', 'running', 'waiting']),
  /** Everything saved here up to this moment is at head office; null before the first time. */
  everythingUpTo: Instant.nullable(),
  lastContact: Instant.nullable(),
  waitingTransactions: z.number().int(),
  /** As they will go over the link, with all that is around them. */
  waitingBytes: z.number().int(),
  /** How many of them are left for a better link while only what is urgent is sent: what came out of files, and what asks for reference data. */
  waitingLater: z.number().int(),
  /** How much of head office's news, or of what a new computer starts from, is known not to be here yet. */
  toCome: z.number().int(),
  /** At the rate measured last; null while nothing was measured. */
  aboutSeconds: z.number().int().nullable(),
  needsAttention: z.number().int(),
  trouble: LinkTrouble.nullable(),
  nextAttempt: Instant.nullable(),
  address: z.string().nullable(),
  /** own: as ever. restored: put back from a backup, works on, head office has not heard. no-numbers: the same without a number set aside. copied: somebody else works under its name. */
  books: z.enum(['own', 'restored', 'no-numbers', 'copied']),
  /** When books were put back here last. */
  restoredAt: Instant.nullable(),
  /** What to read to head office by phone, where its code would help. */
  phoneQuestion: z.string().nullable(),
  plan: SyncPlan,
  progress: z.object({ sent: z.number().int(), received: z.number().int(), toReceive: z.number().int() }).nullable(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

const releaseRefusals = ['wrong-phone-code', 'too-many-attempts'] as const

export const sync = {
  status: api.output(SyncStatus),
  now: refusing(['alone'] as const).output(SyncStatus),
  /** Head office came back from a backup that does not know this computer: a code takes it in again under its number. */
  joinAgain: refusing(joinRefusals)
    .input(z.object({ code: z.string().max(32) }))
    .output(SyncStatus),
  /** The code that head office gave by phone: numbers are given again. */
  release: refusing(releaseRefusals)
    .input(z.object({ code: z.string().max(32) }))
    .output(SyncStatus),
  /** How often, when and how much this computer syncs by itself. What a person chose for the moment stays as it is. */
  setPlan: api
    .input(
      z.object({
        everyMinutes: z.number().int().min(1).max(1440),
        /** From 0 until 24 is all day. */
        fromHour: z.number().int().min(0).max(23),
        toHour: z.number().int().min(1).max(24),
        metered: z.boolean(),
      }),
    )
    .output(SyncStatus),
  /** Nothing but what is urgent, until it is taken back. */
  setUrgentOnly: api.input(z.object({ urgentOnly: z.boolean() })).output(SyncStatus),
}
