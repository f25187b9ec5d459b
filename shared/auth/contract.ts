import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Right } from './right.ts'
import { Role } from './role.ts'

export const SignedIn = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  role: Role,
  language: Language,
  depotId: Id.nullable(),
  rights: z.array(Right),
})
export type SignedIn = z.infer<typeof SignedIn>

/**
 * people-coming: this computer has joined and head office's people are not here yet. known-anew: whoever sat here is known to head office
 * otherwise than when they were let in, as after a join, and signs in once more.
 */
export const DoorNews = z.enum(['people-coming', 'known-anew'])
export type DoorNews = z.infer<typeof DoorNews>

/** first-start: nobody here yet. drawing: a sample company is being made, `done` of `total` rows. signed-out: choose a name; `news` says what happened at the door. locked: somebody is signed in and must type the password again. */
export const SessionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('first-start') }),
  z.object({
    state: z.literal('drawing'),
    done: z.number().int(),
    total: z.number().int(),
    failed: z.boolean(),
  }),
  z.object({ state: z.literal('signed-out'), news: DoorNews.nullable() }),
  z.object({ state: z.literal('locked'), person: SignedIn }),
  z.object({ state: z.literal('open'), person: SignedIn, lockAfterMinutes: z.number().int().positive() }),
])
export type SessionState = z.infer<typeof SessionState>

/** A refused attempt: how many seconds until the next one is taken. Grows with every wrong one and survives a restart. */
export const SignInAnswer = z.discriminatedUnion('result', [
  z.object({ result: z.literal('open'), person: SignedIn }),
  z.object({ result: z.literal('wrong'), waitSeconds: z.number().int().nonnegative() }),
  z.object({ result: z.literal('wait'), waitSeconds: z.number().int().positive() }),
])
export type SignInAnswer = z.infer<typeof SignInAnswer>

export const Password = z.string().min(8).max(200)

export const auth = {
  state: api.output(SessionState),
  /** Who may sign in on this computer. */
  people: api.output(z.array(z.object({ login: z.string(), name: z.string(), role: Role, language: Language }))),
  signIn: api.input(z.object({ login: z.string().max(80), password: z.string().max(200) })).output(SignInAnswer),
  unlock: api.input(z.object({ password: z.string().max(200) })).output(SignInAnswer),
  lock: api.output(SessionState),
  signOut: api.output(SessionState),
  /** Says that somebody is at work: the automatic lock starts again from here. */
  present: api.output(z.object({ lockAfterMinutes: z.number() })),
  /**
   * Whoever knows the present password may change it without a link: people of a depot on its computers, everybody on one of head office. `here-at-once`: the other computers and head
   * office know it with the next sync. `after-sync`: until head office has signed it the old one counts.
   */
  changePassword: refusing(['password-by-head-office', 'password-of-every-depot'])
    .input(z.object({ present: z.string().max(200), next: z.string().max(200) }))
    .output(z.object({ counts: z.enum(['at-once', 'here-at-once', 'after-sync']) })),
}
