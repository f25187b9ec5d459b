import { createHash, randomBytes } from 'node:crypto'
import type { FiledRequest } from '../../../db/files.ts'
import { decisionsToSend } from '../../../db/inbox.ts'
import { countAttention } from '../../../db/needsAttention.ts'
import { framesFrom, waiting } from '../../../db/queue.ts'
import { soundFrames } from '../../../db/soundFrames.ts'
import { syncState } from '../../../db/syncState.ts'
import { protocolVersion } from '../../../shared/sync/protocol.ts'
import type { Part } from '../../../shared/sync/wire/parts.ts'
import { type CodedRequest, requestBytes } from '../../../shared/sync/wire/request.ts'
import { requestSigned } from '../../../shared/sync/wire/signing.ts'
import { ruling } from '../identity.ts'
import { packedFrame } from '../packedFrame.ts'
import type { FileOptions } from './options.ts'

/** A request exactly as it goes over a link, and what has to be known when its answer comes. */
export interface OutgoingRequest extends FiledRequest {
  readonly body: Buffer
  readonly counter: number
  /** The last frame in it; 0 where it has none. */
  readonly frame: number
  readonly transactions: number
}

/** So much of frames, and of parts, in one request: head office reads one as a whole. */
const budget = { mostFrames: 90, mostBytes: 300_000 }
const mostOfParts = 300_000
/** A piece of something beside the rows. */
export const pieceBytes = 60_000

/**
 * Everything that waits here, sealed as it is, as requests in the order in which head office has to take them; the last one brings the
 * decisions and asks for the news.
 */
export async function* outgoingRequests(options: FileOptions): AsyncGenerator<OutgoingRequest, void, void> {
  const { store } = options
  const state = await syncState(store.reader)
  let after = state.answeredFrame
  for (;;) {
    const frames = await soundFrames(store, () => framesFrom(store.reader, after + 1, budget))
    const last = frames.at(-1)
    if (!last) break
    after = last.number
    const sealed = await Promise.all(frames.map(frame => packedFrame(frame.sealed)))
    const transactions = frames.reduce((sum, frame) => sum + frame.transactions, 0)
    yield { ...(await signed(options, { frames: sealed })), frame: last.number, transactions }
  }
  for await (const parts of someParts(options)) yield { ...(await signed(options, { parts })), ...nothing }
  const decisions = await decisionsToSend(store.reader, after)
  yield { ...(await signed(options, { decisions })), ...nothing }
}

const nothing = { frame: 0, transactions: 0 }

/** What the lanes have to carry by file, a request's worth at a time. */
async function* someParts({ parts: lanes }: FileOptions): AsyncGenerator<Part[], void, void> {
  let some: Part[] = []
  let size = 0
  for (const { kind, byFile } of lanes) {
    for await (const bytes of byFile?.(pieceBytes) ?? []) {
      some.push({ kind, bytes })
      size += bytes.length
      if (size < mostOfParts && some.length < budget.mostFrames) continue
      yield some
      some = []
      size = 0
    }
  }
  if (some.length > 0) yield some
}

async function signed(
  { store, identity, application }: FileOptions,
  what: Partial<Pick<CodedRequest, 'frames' | 'parts' | 'decisions'>>,
): Promise<FiledRequest & Pick<OutgoingRequest, 'body' | 'counter'>> {
  const me = identity.present()
  const state = await syncState(store.reader)
  const epoch = state.epoch || (me.epoch ?? 0)
  const { cursors } = state
  const { parts, decisions = [], frames = [] } = what
  const counter = identity.nextCounter()
  const bytes = requestBytes(
    protocolVersion,
    { device: me.device, incarnation: me.incarnation, counter },
    {
      epoch,
      frames,
      decisions,
      cursors,
      waiting: (await waiting(store.reader)).transactions,
      needsAttention: await countAttention(store.reader, { answersRequests: ruling(me) }),
      mostBytes: 1,
      application,
      ...(parts ? { parts } : {}),
    },
  )
  const body = Buffer.concat([bytes, identity.sign(requestSigned(bytes))])
  const hash = createHash('sha256').update(body).digest('hex')
  return {
    body,
    counter,
    hash,
    epoch,
    cursors,
    decisions,
    kinds: parts ? [...new Set(parts.map(each => each.kind))] : null,
  }
}

/** Which file its parts belong to. */
export const newBundle = (): string => randomBytes(16).toString('hex')
