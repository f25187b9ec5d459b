import { frameSteps } from '../shared/sync/wire/frame.ts'
import { Unwritable } from '../shared/sync/wire/malformed.ts'
import { wayGiver } from './giveWay.ts'
import type { WaitingTransaction } from './nextToSeal.ts'
import type { Reader } from './schema.ts'

/** Where this device's chain of frames ends. */
export interface ChainHead {
  readonly device: number
  readonly sealed_frame: number
  readonly sealed_hash: string
}

export const chainHead = (reader: Reader): Promise<ChainHead> =>
  reader
    .selectFrom('sync_state')
    .innerJoin('capture', 'capture.one', 'sync_state.one')
    .select(['device', 'sealed_frame', 'sealed_hash'])
    .executeTakeFirstOrThrow()

/** A frame that is no link of the chain. */
export const looseHead = async (reader: Reader): Promise<ChainHead> => ({
  ...(await chainHead(reader)),
  sealed_frame: 0,
  sealed_hash: '0'.repeat(64),
})

/** A frame is unpacked as a whole where it arrives. */
export const mostJsonBytes = 4_000_000

/** As many of them as a frame of `mostBytes` may hold (one at least), and the frame behind `head`. Whoever waits meanwhile is served. */
export async function fitting(head: ChainHead, waiting: readonly WaitingTransaction[], mostBytes: number) {
  for (let count = waiting.length; ; ) {
    const { sealed, fits } = await tried(head, waiting.slice(0, count), mostBytes)
    if (sealed) return { sealed, count }
    if (count === 1) throw new Error('a single transaction is more than a frame holds')
    count = Math.max(1, Math.min(count - 1, fits))
  }
}

/** The frame of all of them, or how many of them seem to fit. */
async function tried(
  head: ChainHead,
  transactions: readonly WaitingTransaction[],
  mostBytes: number,
): Promise<{ sealed: Buffer | null; fits: number }> {
  const giveWay = wayGiver()
  const number = head.sealed_frame + 1
  const steps = frameSteps({ device: head.device, number, previous: head.sealed_hash, transactions })
  const least = transactions.length === 1
  let done = 0
  try {
    for (;;) {
      const step = steps.next()
      if (step.done) {
        const fits = least || step.value.length <= mostBytes
        return fits ? { sealed: Buffer.from(step.value), fits: done } : { sealed: null, fits: done - 1 }
      }
      if (!least && step.value + aroundTransactions > mostBytes) return { sealed: null, fits: done }
      done += 1
      await giveWay()
    }
  } catch (error) {
    if (error instanceof Unwritable && error.reason === 'too-much') return { sealed: null, fits: done }
    throw error
  }
}

/** The head of a frame, its sum, and what the coder has not let go of yet. */
const aroundTransactions = 32
