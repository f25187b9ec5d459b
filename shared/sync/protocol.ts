import { z } from 'zod'
import { Right } from '../auth/right.ts'
import { Clock } from './clock.ts'
import { Verdict } from './verdict.ts'

/** Raised whenever a message changes that stands in `wire/`; a test holds its bytes against it. */
export const protocolVersion = 2

/**
 * The version whose messages are the JSON schemas below, with signatures in headers. Head office goes on taking it, so that a computer
 * that was not updated may always bring what it has.
 */
export const jsonProtocol = 1

/**
 * A transaction holds at most so many rows and so many bytes of JSON before it is compressed (an order of 150 lines is about 55 kB, and a tenth of that
 * on the wire); bigger work is a batch of transactions.
 */
export const mostRows = 200
export const mostBytes = 131_072

/** A scope's name: `reference`, `depot:<id>`, `device:<number>`. */
export const Scope = z.string().regex(/^(reference|(depot|device):\d{1,16})$/)
export type Scope = z.infer<typeof Scope>

/** Column values by column name; only the changed ones on an update. */
export const Values = z.record(z.string().max(64), z.union([z.number(), z.string().max(65_536), z.null()]))
export type Values = z.infer<typeof Values>

/** One changed row. `sub` is the child number, 0 for a row that is no child. */
export const Change = z.strictObject({
  table: z.number().int().positive(),
  id: z.number().int().positive(),
  sub: z.number().int().nonnegative(),
  op: z.enum(['insert', 'update', 'delete']),
  /** Head office's version that the row had when it was changed; 0 for a row that head office has not seen. */
  base: z.number().int().nonnegative(),
  values: Values,
})
export type Change = z.infer<typeof Change>

/** What a person did at a desk: applied wholly or not at all. `number` counts the device's transactions from 1, without holes. */
export const Transaction = z.strictObject({
  number: z.number().int().positive(),
  clock: Clock,
  person: z.number().int().positive(),
  /** The act, as the contract names it: `orders.confirm`. */
  why: z.string().min(1).max(64),
  right: Right,
  batch: z.string().max(64).nullable(),
  changes: z.array(Change).min(1).max(mostRows),
})
export type Transaction = z.infer<typeof Transaction>

/** Sealed transactions of one device as the first version wrote them, one link of its hash chain. */
export const Frame = z.strictObject({
  number: z.number().int().positive(),
  /** SHA-256 (hex) of the frame before, 64 zeros before the first. */
  previous: z.string().length(64),
  transactions: z.array(Transaction).min(1).max(1000),
})
export type Frame = z.infer<typeof Frame>

/** What a person at the desk decided about refused transactions, so that head office's inbox agrees. */
export const Decision = z.strictObject({
  number: z.number().int().positive(),
  decided: z.enum(['resent', 'discarded', 'escalated']),
})
export type Decision = z.infer<typeof Decision>

export const SyncRequest = z.strictObject({
  protocol: z.number().int(),
  epoch: z.number().int(),
  /** Each frame as its exact sealed text, so that hashes agree byte for byte. */
  frames: z.array(z.string().max(2_000_000)).max(100),
  decisions: z.array(Decision).max(1000),
  /** The last sequence number that the desk holds of each scope. */
  cursors: z.record(Scope, z.number().int().nonnegative()),
  /** How many transactions wait at the desk, these included; for the devices page. */
  waiting: z.number().int().nonnegative(),
  needsAttention: z.number().int().nonnegative(),
  /** The wish for the size of the answer in bytes before compression; at least one transaction comes. */
  mostBytes: z.number().int().positive(),
  application: z.string().max(32),
})
export type SyncRequest = z.infer<typeof SyncRequest>

/** A row as head office now holds it. `version` is the sequence number, in its scope, of the last change. */
export const Download = z.strictObject({
  table: z.number().int().positive(),
  id: z.number().int().positive(),
  sub: z.number().int().nonnegative(),
  /** `put` carries the columns that changed (all of them on a new row); `gone` leaves this scope without being deleted. */
  op: z.enum(['put', 'delete', 'gone']),
  version: z.number().int().positive(),
  values: Values,
})
export type Download = z.infer<typeof Download>

/** One entry of a scope's log. `own` says that it is the desk's own transaction of that number, accepted as it was. */
export const Entry = z.strictObject({
  sequence: z.number().int().positive(),
  device: z.number().int().nonnegative(),
  number: z.number().int().nonnegative(),
  own: z.boolean(),
  clock: Clock,
  person: z.number().int().nonnegative(),
  why: z.string(),
  /** Rows of the desk's own accepted transaction come without values: only their version. */
  rows: z.array(Download),
  /** Later verdicts on this device's transactions (a held one released), only in `device:` scopes. */
  verdicts: z.array(Verdict),
})
export type Entry = z.infer<typeof Entry>

export const Page = z.strictObject({
  scope: Scope,
  /** The sequence numbers in `entries` are from + 1 … to, none missing. */
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  entries: z.array(Entry),
  /** How far the scope's log reaches: there is more to fetch while `to` is below it. */
  end: z.number().int().nonnegative(),
})
export type Page = z.infer<typeof Page>

export const SyncResponse = z.strictObject({
  protocol: z.number().int(),
  epoch: z.number().int(),
  /** Head office's time in ms since 1970, for the desk's offset. */
  time: z.number().int(),
  /** The last frame of this device that is durable here. */
  frame: z.number().int().nonnegative(),
  verdicts: z.array(Verdict),
  /** Every scope that this device has, with one page each where there is news. A scope not named is no longer the device's. */
  scopes: z.array(Scope),
  pages: z.array(Page),
})
export type SyncResponse = z.infer<typeof SyncResponse>

/** What head office answers where it applies nothing: a clear code, the same sentence on every desk. */
export const refusals = [
  'bad-request',
  'too-large',
  'unknown-device',
  'bad-signature',
  'revoked',
  'replayed',
  'wrong-protocol',
  'frame-gap',
  'frame-fork',
  'other-epoch',
  'bad-code',
  'too-many-attempts',
  'busy',
] as const
export const Refusal = z.strictObject({
  code: z.enum(refusals),
  /** For frame-gap: the last frame that head office holds. */
  frame: z.number().int().nonnegative().optional(),
})
export type Refusal = z.infer<typeof Refusal>
export type RefusalCode = Refusal['code']

/**
 * The text that a device signs (Ed25519) for each request, and that makes a replay or another body worthless.
 * `counter` rises with every request of the device and is kept outside the database.
 */
export const signedText = (request: {
  method: string
  path: string
  device: number
  incarnation: number
  counter: number
  bodySha256: string
}): string =>
  [
    'konvwa-1',
    request.method,
    request.path,
    request.device,
    request.incarnation,
    request.counter,
    request.bodySha256,
  ].join('\n')

/**
 * The text that head office signs for each answer, refusals too: nobody in between can invent one, change one or give an old one again.
 * An enrolment has no device yet: device, incarnation and counter are 0, and the key comes with the answer.
 */
export const answerText = (answer: {
  device: number
  incarnation: number
  counter: number
  status: number
  bodySha256: string
}): string =>
  ['konvwa-answer-1', answer.device, answer.incarnation, answer.counter, answer.status, answer.bodySha256].join('\n')

/** The signature goes both ways: the device's on a request, head office's on an answer. */
export const headers = {
  device: 'x-konvwa-device',
  incarnation: 'x-konvwa-incarnation',
  counter: 'x-konvwa-counter',
  signature: 'x-konvwa-signature',
} as const

export const syncPath = '/sync'
export const enrolPath = '/enrol'
