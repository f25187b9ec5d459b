import { z } from 'zod'
import { api } from '../errors.ts'
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

/** first-start: nobody here yet. drawing: a sample company is being made, `done` of `total` rows. signed-out: choose a name. locked: somebody is signed in and must type the password again. */
export const SessionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('first-start') }),
  z.object({
    state: z.literal('drawing'),
    done: z.number().int(),
    total: z.number().int(),
    failed: z.boolean(),
  }),
  z.object({ state: z.literal('signed-out') }),
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
  /** Under a head office the new password counts when head office has signed it, with the next sync; until then the old one does. */
  changePassword: api
    .input(z.object({ present: z.string().max(200), next: z.string().max(200) }))
    .output(z.object({ changed: z.boolean(), countsAfterSync: z.boolean() })),
}
