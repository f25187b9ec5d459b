import { hash } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '../codec.ts'
import { Refused } from '../refused.ts'
import { type Received, receive } from './transaction.ts'

/** One sealed frame, read. */
export interface ReceivedFrame {
  readonly number: number
  readonly previous: string
  readonly hash: string
  readonly transactions: readonly Received[]
}

const Envelope = z.strictObject({
  number: z.number().int().positive(),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  transactions: z.array(z.unknown()).min(1).max(1000),
})

/** Reads the exact text that a device sealed. Throws `bad-request` where it is no frame. */
export function readFrame(text: string): ReceivedFrame {
  const parsed = Envelope.safeParse(parseJson(text))
  if (!parsed.success) throw new Refused('bad-request')
  const transactions = parsed.data.transactions.map(body => {
    const received = receive(body)
    if (!received) throw new Refused('bad-request')
    return received
  })
  if (!rising(transactions)) throw new Refused('bad-request')
  return { number: parsed.data.number, previous: parsed.data.previous, hash: hash('sha256', text), transactions }
}

export interface ChainHead {
  readonly lastFrame: number
  readonly lastHash: string
}

/**
 * The frames that are new, in order. A frame that is already here must be the very same (`known` gives its hash); a number that
 * skips one is a gap, another text under a known number or another predecessor is a fork.
 */
export function newFrames(
  head: ChainHead,
  frames: readonly ReceivedFrame[],
  known: ReadonlyMap<number, string>,
): readonly ReceivedFrame[] {
  const fresh: ReceivedFrame[] = []
  let { lastFrame, lastHash } = head
  for (const frame of frames) {
    if (frame.number <= head.lastFrame) {
      if (known.get(frame.number) !== frame.hash) throw new Refused('frame-fork')
      continue
    }
    if (frame.number !== lastFrame + 1) throw new Refused('frame-gap', head.lastFrame)
    if (frame.previous !== lastHash) throw new Refused('frame-fork')
    fresh.push(frame)
    lastFrame = frame.number
    lastHash = frame.hash
  }
  return fresh
}

const rising = (transactions: readonly Received[]): boolean =>
  transactions.every((each, index) => index === 0 || each.number > (transactions[index - 1]?.number ?? 0))
