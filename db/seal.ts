import { createHash } from 'node:crypto'
import type { Rank } from '../shared/sync/rank.ts'
import { chainHead, fitting, mostJsonBytes } from './fitFrame.ts'
import { nextToSeal } from './nextToSeal.ts'
import type { Store } from './open.ts'

/** Whole transactions of this device, one link of its hash chain. The very same bytes are sent until they are answered. */
export interface SealedFrame {
  readonly number: number
  readonly sealed: Uint8Array
  /** SHA-256 (hex) of the frame. */
  readonly hash: string
  /** Length of `sealed`. */
  readonly bytes: number
  /** About what its transactions are as JSON. */
  readonly jsonBytes: number
  /** How many transactions it carries. */
  readonly transactions: number
}

export interface SealLimit {
  /** Of the frame as it is sent. */
  readonly mostBytes: number
  /** About how many of them a byte of JSON becomes; only a first guess. */
  readonly bytesPerJson?: number
  /** Leaves alone what is less urgent than this. */
  readonly worst?: Rank
}

/**
 * Seals the next waiting transactions, urgent ones first and each whole, into one frame of at most `mostBytes` (one transaction at least), or
 * answers null where none waits. Saved before it is answered, so that a frame that was sent can always be sent again.
 */
export async function sealNext(store: Store, limit: SealLimit): Promise<SealedFrame | null> {
  const head = await chainHead(store.reader)
  const { mostBytes, bytesPerJson = usual, worst } = limit
  const mostJson = Math.min(mostJsonBytes, (1.3 * mostBytes) / Math.max(leastBytesPerJson, bytesPerJson))
  const waiting = await nextToSeal(store.reader, { mostJson, ...(worst === undefined ? {} : { worst }) })
  if (waiting.length === 0) return null
  const { sealed, count } = await fitting(head, waiting, mostBytes)
  const taken = waiting.slice(0, count)
  const hash = createHash('sha256').update(sealed).digest('hex')
  const number = head.sealed_frame + 1
  const numbers = taken.map(each => each.number)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const jsonBytes = taken.reduce((sum, each) => sum + each.bytes, 0)
  await store.pen.turn(({ statement, touched }) => {
    const { changes } = statement(
      'UPDATE sync_state SET sealed_frame = ?, sealed_hash = ? WHERE sealed_frame = ? AND sealed_hash = ?',
    ).run(number, hash, head.sealed_frame, head.sealed_hash)
    if (changes === 0) throw new Error('two frames were sealed at once')
    statement(
      `INSERT INTO frame (number, previous, hash, sealed, bytes, json_bytes, first_tx, last_tx) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(number, head.sealed_hash, hash, sealed, sealed.length, jsonBytes, first, last)
    const seal = statement(`UPDATE tx SET frame = ?, state = 'sealed' WHERE number = ? AND state = 'waiting'`)
    for (const each of numbers) if (seal.run(number, each).changes !== 1) throw new Error('sealed twice')
    statement(
      `UPDATE sync_state SET sealed_tx = ifnull((SELECT min(number) FROM tx WHERE number > sealed_tx AND state = 'waiting'),
        (SELECT last_tx FROM capture) + 1) - 1`,
    ).run()
    statement(
      `UPDATE tx SET ahead = 1 WHERE frame = ? AND state = 'sealed' AND number > (SELECT sealed_tx FROM sync_state)`,
    ).run(number)
    touched.add('frame')
  })
  return { number, sealed, hash, bytes: sealed.length, jsonBytes, transactions: count }
}

const usual = 0.02
const leastBytesPerJson = 0.002
