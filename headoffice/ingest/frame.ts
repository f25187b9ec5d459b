import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Budget } from '../../shared/sync/wire/budget.ts'
import { frameForms, oldestSchema, readFrameBytes } from '../../shared/sync/wire/frame.ts'
import { parseJson, unpack } from '../codec.ts'
import { Refused } from '../refused.ts'
import { type Received, receive, receiveCoded } from './transaction.ts'

/** One sealed frame, read. */
export interface ReceivedFrame {
  readonly number: number
  /** The hash of the frame before, or how it begins. */
  readonly previous: string
  readonly hash: string
  readonly transactions: readonly Received[]
}

const Envelope = z.strictObject({
  number: z.number().int().positive(),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  transactions: z.array(z.unknown()).min(1).max(1000),
})

/** Reads the exact text that a device of the first version sealed. Throws `bad-request` where it is no frame. */
export function readFrame(text: string): ReceivedFrame {
  const parsed = Envelope.safeParse(parseJson(text))
  if (!parsed.success) throw new Refused('bad-request')
  const { number, previous, transactions } = parsed.data
  return { number, previous, hash: hash('sha256', text), transactions: receiveAll(transactions) }
}

/**
 * Reads a frame as it was sealed, in whichever form. Throws `bad-request` where it is none of this device, `wrong-protocol` where it
 * is older than what head office can still lift.
 */
export async function readSealed(sealed: Uint8Array, device: number, budget: Budget): Promise<ReceivedFrame> {
  switch (sealed[0]) {
    case frameForms.coded: {
      const frame = readFrameBytes(sealed, budget)
      if (frame.schema < oldestSchema) throw new Refused('wrong-protocol')
      if (frame.device !== device) throw new Refused('bad-request')
      const { number, previous, transactions } = frame
      return { number, previous, hash: hash('sha256', sealed), transactions: inOrder(transactions.map(receiveCoded)) }
    }
    case frameForms.packedJson: {
      const text = await unpack(sealed.subarray(1))
      budget.read(text.length)
      return readFrame(text)
    }
    default:
      throw new Refused('bad-request')
  }
}

function receiveAll(bodies: readonly unknown[]): readonly Received[] {
  return inOrder(
    bodies.map(body => {
      const received = receive(body)
      if (!received) throw new Refused('bad-request')
      return received
    }),
  )
}

function inOrder(transactions: readonly Received[]): readonly Received[] {
  if (!rising(transactions)) throw new Refused('bad-request')
  return transactions
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
    if (!lastHash.startsWith(frame.previous)) throw new Refused('frame-fork')
    fresh.push(frame)
    lastFrame = frame.number
    lastHash = frame.hash
  }
  return fresh
}

const rising = (transactions: readonly Received[]): boolean =>
  transactions.every((each, index) => index === 0 || each.number > (transactions[index - 1]?.number ?? 0))
