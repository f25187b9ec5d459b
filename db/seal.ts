import { createHash } from 'node:crypto'
import { frameBytes } from '../shared/sync/wire/frame.ts'
import { Unwritable } from '../shared/sync/wire/malformed.ts'
import { mostTransactions, type WireTransaction } from '../shared/sync/wire/transactions.ts'
import type { Store } from './open.ts'
import type { Reader, TxTable } from './schema.ts'

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
}

/**
 * Seals the next waiting transactions, in order and whole, into one frame of at most `mostBytes` (one transaction at least), or
 * answers null where none waits. Saved before it is answered, so that a frame that was sent can always be sent again.
 */
export async function sealNext(store: Store, limit: SealLimit): Promise<SealedFrame | null> {
  const head = await chainHead(store.reader)
  const waiting = await waitingTransactions(store.reader, head.sealed_tx, limit)
  if (waiting.length === 0) return null
  // Coding takes a while for a thousand orders; nobody who writes waits for it.
  const { sealed, count } = fitting(head, waiting, limit.mostBytes)
  const taken = waiting.slice(0, count)
  const hash = createHash('sha256').update(sealed).digest('hex')
  const number = head.sealed_frame + 1
  const [first, last] = [taken[0]?.number ?? 0, taken.at(-1)?.number ?? 0]
  const jsonBytes = taken.reduce((sum, each) => sum + each.bytes, 0)
  await store.pen.turn(({ statement, touched }) => {
    const { changes } = statement(
      'UPDATE sync_state SET sealed_tx = ?, sealed_frame = ?, sealed_hash = ? WHERE sealed_tx = ? AND sealed_frame = ?',
    ).run(last, number, hash, head.sealed_tx, head.sealed_frame)
    if (changes === 0) throw new Error('two frames were sealed at once')
    statement(
      `INSERT INTO frame (number, previous, hash, sealed, bytes, json_bytes, first_tx, last_tx) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(number, head.sealed_hash, hash, sealed, sealed.length, jsonBytes, first, last)
    statement(`UPDATE tx SET frame = ?, state = 'sealed' WHERE number BETWEEN ? AND ? AND state = 'waiting'`).run(
      number,
      first,
      last,
    )
    touched.add('frame')
  })
  return { number, sealed, hash, bytes: sealed.length, jsonBytes, transactions: count }
}

/** The same without a link to anything: transactions above one number and up to another, as a frame of their own. */
export async function frameOfWaiting(
  reader: Reader,
  limit: SealLimit & { readonly after: number; readonly through: number },
): Promise<{ bytes: Uint8Array; last: number } | null> {
  const waiting = await waitingTransactions(reader, limit.after, limit)
  const some = waiting.filter(each => each.number <= limit.through)
  if (some.length === 0) return null
  const head = { ...(await chainHead(reader)), sealed_frame: 0, sealed_hash: '0'.repeat(64) }
  const { sealed, count } = fitting(head, some, limit.mostBytes)
  return { bytes: sealed, last: some[count - 1]?.number ?? limit.through }
}

/** The same of transactions that were answered, as far as they are still here. */
export async function frameOfTransactions(reader: Reader, numbers: readonly number[]): Promise<Uint8Array | null> {
  if (numbers.length === 0) return null
  const columns = [
    'number',
    'clock',
    'person',
    'why',
    'right',
    'batch',
    'bytes',
    'first_change',
    'last_change',
  ] as const
  const heads = await reader
    .selectFrom('tx')
    .select(columns)
    .where('number', 'in', numbers.slice(0, mostTransactions))
    .orderBy('number')
    .execute()
  if (heads.length === 0) return null
  const head = { ...(await chainHead(reader)), sealed_frame: 0, sealed_hash: '0'.repeat(64) }
  return fitting(head, await withChanges(reader, heads), mostJsonBytes).sealed
}

interface ChainHead {
  readonly device: number
  readonly sealed_tx: number
  readonly sealed_frame: number
  readonly sealed_hash: string
}

const chainHead = (reader: Reader): Promise<ChainHead> =>
  reader
    .selectFrom('sync_state')
    .innerJoin('capture', 'capture.one', 'sync_state.one')
    .select(['device', 'sealed_tx', 'sealed_frame', 'sealed_hash'])
    .executeTakeFirstOrThrow()

type Waiting = WireTransaction & { readonly bytes: number }

/** As much as may fit. */
async function waitingTransactions(reader: Reader, sealed: number, limit: SealLimit): Promise<Waiting[]> {
  const { mostBytes, bytesPerJson = usual } = limit
  const heads = await reader
    .selectFrom('tx')
    .select(['number', 'clock', 'person', 'why', 'right', 'batch', 'bytes', 'first_change', 'last_change'])
    .where('number', '>', sealed)
    .where('state', 'in', ['waiting', 'sealed'])
    .orderBy('number')
    .limit(mostTransactions)
    .execute()
  const mostJson = Math.min(mostJsonBytes, (2 * mostBytes) / Math.max(leastBytesPerJson, bytesPerJson))
  let through = 0
  const chosen = heads.filter(({ bytes }, index) => {
    through += bytes
    return index === 0 || through <= mostJson
  })
  return withChanges(reader, chosen)
}

type Head = Pick<
  TxTable,
  'number' | 'clock' | 'person' | 'why' | 'right' | 'batch' | 'bytes' | 'first_change' | 'last_change'
>

async function withChanges(reader: Reader, chosen: readonly Head[]): Promise<Waiting[]> {
  const changes = await reader
    .selectFrom('change')
    .select(['tx', 'tbl', 'id', 'sub', 'op', 'base', 'cols'])
    .where('n', '>=', chosen[0]?.first_change ?? 0)
    .where('n', '<=', chosen.at(-1)?.last_change ?? -1)
    .orderBy('n')
    .execute()
  const byTransaction = Map.groupBy(changes, change => change.tx)
  return chosen.map(({ number, clock, person, why, right, batch, bytes }) => {
    const rows = byTransaction.get(number) ?? []
    const read = rows.map(({ tbl, id, sub, op, base, cols }) => {
      return { table: tbl, id, sub, op, base, values: JSON.parse(cols) }
    })
    return { number, clock, person, why, right, batch, changes: read, bytes }
  })
}

const usual = 0.02
const leastBytesPerJson = 0.002
/** A frame is unpacked as a whole where it arrives. */
const mostJsonBytes = 4_000_000

/** As many of them as the frame may hold, found by trying. */
function fitting(head: ChainHead, waiting: readonly Waiting[], mostBytes: number) {
  let count = waiting.length
  for (;;) {
    const sealed = tried(head, waiting.slice(0, count))
    if (count === 1 && sealed === null) throw new Error('a single transaction is more than a frame holds')
    if (sealed && (sealed.length <= mostBytes || count === 1)) return { sealed, count }
    const share = sealed ? (0.95 * mostBytes) / sealed.length : 0.5
    count = Math.max(1, Math.min(count - 1, Math.floor(count * share)))
  }
}

function tried(head: ChainHead, transactions: readonly Waiting[]): Buffer | null {
  try {
    const number = head.sealed_frame + 1
    return Buffer.from(frameBytes({ device: head.device, number, previous: head.sealed_hash, transactions }))
  } catch (error) {
    if (error instanceof Unwritable && error.reason === 'too-much') return null
    throw error
  }
}
