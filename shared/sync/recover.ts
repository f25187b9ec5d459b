import { z } from 'zod'
import { Decision, Scope } from './protocol.ts'
import { RejectionCode } from './verdict.ts'

/** Where a computer asks who it is from now on: restored, copied, or with a head office that was restored. */
export const recoverPath = '/recover'

const Number_ = z.number().int().nonnegative()
const Hex32 = z.string().regex(/^[0-9a-f]{32}$/)

/** An earlier self: its transactions up to `through` are this computer's past. */
export const Former = z.strictObject({ device: Number_, incarnation: z.number().int().positive(), through: Number_ })
export type Former = z.infer<typeof Former>

/** A device number with its lane that no computer has used: set aside for one that is restored without a link. */
export const Spare = z.strictObject({
  device: z.number().int().min(2),
  lane: z.string().regex(/^[A-Z0-9]{1,2}$/),
})
export type Spare = z.infer<typeof Spare>

/** Why a computer wants another identity. restored: its books are older than it is. copied: somebody else works under its name. */
export const whyReborn = ['restored', 'copied'] as const

const sender = { protocol: Number_, device: Number_, incarnation: z.number().int().positive() }

/** How far head office has heard of this computer. `offer`: a sealed frame (base64) of transactions to be compared with those it holds. */
export const StandingAsk = z.strictObject({
  ...sender,
  ask: z.literal('standing'),
  offer: z.string().max(400_000).nullable(),
})

/** Another identity. The same `id` always gets the same one. */
export const IdentityAsk = z.strictObject({
  ...sender,
  ask: z.literal('identity'),
  id: Hex32,
  why: z.enum(whyReborn),
  /** The spare that is in use already. */
  took: Number_.nullable(),
  formers: z.array(Former).max(50),
  /** Ed25519 public key of the new identity, SPKI DER, base64. */
  publicKey: z.string().max(200),
  application: z.string().max(32),
})
export type IdentityAsk = z.infer<typeof IdentityAsk>

/**
 * Spare numbers, and the key with which codes are read over the phone (X25519, SPKI DER, base64). `publicKey`: the computer's own (Ed25519), so that the
 * answer says whose it is: together they are its receipt.
 */
export const SparesAsk = z.strictObject({
  ...sender,
  ask: z.literal('spares'),
  phoneKey: z.string().max(200),
  publicKey: z.string().max(200).optional(),
})

/**
 * Head office once answered this computer under this number: the question about spare numbers as it went and the answer as it came (packed JSON), and
 * head office's signature of it; all base64.
 */
export const Receipt = z.strictObject({
  device: Number_,
  request: z.string().max(4000),
  answer: z.string().max(4000),
  signature: z.string().max(100),
})
export type Receipt = z.infer<typeof Receipt>

/** An answer of head office as it came, with what it was an answer to. */
export const KeptAnswer = z.strictObject({
  /** SHA-256 (hex) of the request. */
  request: z.string().regex(/^[0-9a-f]{64}$/),
  device: Number_,
  epoch: Number_,
  cursors: z.record(Scope, Number_),
  /** Whether the request had parts. */
  parts: z.boolean(),
  /** Without its signature; both base64. */
  bytes: z.string(),
  signature: z.string().max(100),
})
export type KeptAnswer = z.infer<typeof KeptAnswer>

/** Gives back what head office once sent and has lost. Asked with nothing to give, it says only how far it knows. */
export const GiveBackAsk = z.strictObject({
  ...sender,
  ask: z.literal('giveBack'),
  /** The history of head office that this computer followed. */
  epoch: Number_,
  kept: z.array(KeptAnswer).max(500),
  /** The computer's own transactions whose values the answers do not repeat: a frame, base64. */
  own: z.string().max(4_000_000).nullable(),
  /** Scopes in which others have written since, as earlier answers told. */
  apart: z.array(Scope).max(1000),
})
export type GiveBackAsk = z.infer<typeof GiveBackAsk>

/** What was decided, before a backup took the computer's place or beside its copy, about what head office refused. In order of their numbers, from behind `after` on. */
export const DecidedAsk = z.strictObject({ ...sender, ask: z.literal('decided'), after: Number_ })

export const RecoverRequest = z.discriminatedUnion('ask', [
  StandingAsk,
  IdentityAsk,
  SparesAsk,
  GiveBackAsk,
  DecidedAsk,
])
export type RecoverRequest = z.infer<typeof RecoverRequest>

const answer = {
  protocol: Number_,
  /** SHA-256 (hex) of the request that is answered: nobody gives an old answer again. */
  request: z.string().regex(/^[0-9a-f]{64}$/),
  time: Number_,
}

export const StandingAnswer = z.strictObject({
  ...answer,
  ask: z.literal('standing'),
  /** The end of this computer's chain there. */
  frame: Number_,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The last transaction in that chain. */
  framed: Number_,
  /** The highest of its transactions that is there, earlier selves included. */
  transaction: Number_,
  /** The highest request counter that was seen. */
  counter: Number_,
  /** The first transaction offered that is another there; null where all are the same or not there yet. */
  differs: Number_.nullable(),
})
export type StandingAnswer = z.infer<typeof StandingAnswer>

export const IdentityAnswer = z.strictObject({
  ...answer,
  ask: z.literal('identity'),
  /** Null while somebody at head office has to say that there are really two computers. */
  granted: Spare.nullable(),
})
export type IdentityAnswer = z.infer<typeof IdentityAnswer>

export const SparesAnswer = z.strictObject({
  ...answer,
  ask: z.literal('spares'),
  spares: z.array(Spare),
  phoneKey: z.string().max(200),
})
export type SparesAnswer = z.infer<typeof SparesAnswer>

export const GiveBackAnswer = z.strictObject({
  ...answer,
  ask: z.literal('giveBack'),
  epoch: Number_,
  /** Where each of the computer's scopes ends now. */
  ends: z.record(Scope, Number_),
  /** Where others have written since: up to which sequence number both know the same. */
  apart: z.record(Scope, Number_),
  /** Where each of them ended when this history began: what the computer took from a snapshot beyond that, it reads again. */
  began: z.record(Scope, Number_),
})
export type GiveBackAnswer = z.infer<typeof GiveBackAnswer>

/** A decision that head office was told about a transaction of this computer, its earlier selves included; `code`: why it was refused, null where it was held. */
export const KnownDecision = Decision.extend({ code: RejectionCode.nullable() })
export type KnownDecision = z.infer<typeof KnownDecision>

export const DecidedAnswer = z.strictObject({
  ...answer,
  ask: z.literal('decided'),
  /** The next of them; none where there are no more. */
  decided: z.array(KnownDecision),
})
export type DecidedAnswer = z.infer<typeof DecidedAnswer>

/** What a computer signs when it asks. */
export const recoverSigned = (bodySha256: string): string => `konvwa-recover-1\nPOST ${recoverPath}\n${bodySha256}`
