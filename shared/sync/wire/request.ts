import type { Decision, SyncRequest } from '../protocol.ts'
import { Budget } from './budget.ts'
import { ByteReader, ByteWriter } from './bytes.ts'
import { type Coder, read, written } from './coder.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import { isPart, type Part, partBytes, readPart } from './parts.ts'
import { ScopeCoder } from './scopes.ts'

/** Who asks, and which of its requests this is: stands in the open before the rest. */
export interface Sender {
  readonly device: number
  readonly incarnation: number
  readonly counter: number
}

/** What a device asks, its frames as they were sealed. */
export type CodedRequest = Omit<SyncRequest, 'frames' | 'protocol'> & {
  readonly frames: readonly Uint8Array[]
  /** They stand among the frames, after them. */
  readonly parts?: readonly Part[]
}

const mostFrames = 100
const decided = ['resent', 'discarded', 'escalated'] as const

/** A request without its signature: version, device, incarnation, counter, the frames and parts, then the rest. */
export function requestBytes(version: number, sender: Sender, request: CodedRequest): Uint8Array {
  const sealed = [...request.frames, ...(request.parts ?? []).map(partBytes)]
  const writer = new ByteWriter()
    .number(version)
    .number(sender.device)
    .number(sender.incarnation)
    .number(sender.counter)
    .number(sealed.length)
  for (const each of sealed) writer.number(each.length).put(each)
  return writer.put(written(sender.device, coder => codeRest(coder, request))).done()
}

export interface ReadRequest {
  readonly version: number
  readonly sender: Sender
  /** Reads the rest, once it is known who asks and that this version is spoken here. */
  readonly request: () => CodedRequest
}

/** @throws Malformed, also when the rest is read */
export function readRequestBytes(bytes: Uint8Array): ReadRequest {
  const reader = new ByteReader(bytes)
  const version = reader.number()
  const sender = { device: reader.number(), incarnation: reader.number(), counter: reader.number() }
  return {
    version,
    sender,
    request: () => {
      const count = reader.number()
      if (count > mostFrames) throw new Malformed('too many frames')
      const sealed: Uint8Array[] = []
      while (sealed.length < count) sealed.push(reader.take(reader.number()))
      const rest = read(reader.rest(), sender.device, coder => codeRest(coder, null), new Budget(false))
      const parts = sealed.filter(isPart).map(readPart)
      return { ...rest, frames: sealed.filter(each => !isPart(each)), ...(parts.length > 0 ? { parts } : {}) }
    },
  }
}

function codeRest(coder: Coder, given: CodedRequest | null): Omit<CodedRequest, 'frames' | 'parts'> {
  const { bits } = coder
  const number = (value: number | undefined): number => new NumberModel().natural(bits, value ?? 0)
  const epoch = number(given?.epoch)
  const cursors = codeCursors(coder, given?.cursors ?? null)
  const decisions = codeDecisions(coder, given?.decisions ?? null)
  const waiting = number(given?.waiting)
  const needsAttention = number(given?.needsAttention)
  const mostBytes = number(given?.mostBytes)
  const application = coder.text('application', given?.application ?? '')
  if (mostBytes < 1 || application.length > 32) throw new Malformed('no request')
  return { epoch, cursors, decisions, waiting, needsAttention, mostBytes, application }
}

function codeCursors(coder: Coder, given: SyncRequest['cursors'] | null): SyncRequest['cursors'] {
  const scopes = new ScopeCoder(coder)
  const entries = given ? Object.entries(given) : []
  const count = new NumberModel().natural(coder.bits, entries.length)
  const at = new NumberModel()
  const coded: [string, number][] = []
  coder.budget.take(count)
  for (let place = 0; place < count; place += 1) {
    const entry = entries[place]
    coded.push([scopes.code(entry?.[0]), at.natural(coder.bits, entry?.[1] ?? 0)])
  }
  return Object.fromEntries(coded)
}

function codeDecisions(coder: Coder, given: readonly Decision[] | null): Decision[] {
  const count = new NumberModel().natural(coder.bits, given?.length ?? 0)
  const [number, what] = [new NumberModel(), new NumberModel()]
  const coded: Decision[] = []
  coder.budget.take(count)
  for (let place = 0; place < count; place += 1) {
    const each = given?.[place]
    const next = number.near(coder.bits, each?.number ?? 0, (coded.at(-1)?.number ?? 0) + 1)
    const choice = decided[what.natural(coder.bits, each ? decided.indexOf(each.decided) : 0)]
    if (next < 1 || choice === undefined) throw new Malformed('no decision')
    coded.push({ number: next, decided: choice })
  }
  return coded
}
