import type { Right } from '../shared/auth/right.ts'
import { tick } from '../shared/sync/clock.ts'
import { mostBytes, mostRows } from '../shared/sync/protocol.ts'
import { rankOf } from '../shared/sync/rank.ts'
import { tableNumbered } from '../shared/sync/registry.ts'
import type { Pen, Turn } from './pen.ts'
import type { Writer } from './schema.ts'

/** Who writes, what the act is called in the contract, and the right that allows it. */
export interface Act {
  readonly person: number
  readonly why: string
  readonly right: Right
  /** Transactions of one bigger act: shown, refused and undone together. */
  readonly batch?: string | null
}

/** More than one transaction may carry: the act must be split into a batch. Nothing of it was written. */
export class TransactionTooLarge extends Error {
  override readonly name = 'TransactionTooLarge'
  readonly rows: number
  readonly bytes: number

  constructor(rows: number, bytes: number) {
    super(`a transaction of ${rows} rows and ${bytes} bytes; at most ${mostRows} rows and ${mostBytes} bytes`)
    this.rows = rows
    this.bytes = bytes
  }
}

/** JSON around the values of one change, and around one transaction with its longest names: an upper bound in bytes. */
const changeOverhead = 104
const transactionOverhead = 320

interface Begun {
  tx: number
  last_clock: number
  clock_offset: number
}
interface Through {
  changes_through: number
  bytes_through: number
}
interface Sum {
  tbl: number
  rows: number
  bytes: number
}

/** A transaction that head office will hear of: numbered, timed and captured with what it changed. */
export async function captured<T>(turn: Turn, act: Act, now: number, work: (tx: Writer) => Promise<T> | T): Promise<T> {
  const begun = turn
    .statement<Begun>('UPDATE capture SET tx = last_tx + 1 RETURNING tx, last_clock, clock_offset')
    .get()
  const before = turn.statement<{ n: number }>('SELECT ifnull(max(n), 0) AS n FROM change').get()?.n ?? 0
  if (!begun) throw new Error('the capture row is missing')

  const result = await work(turn.tx)

  const sums = turn
    .statement<Sum>(
      'SELECT tbl, count(*) AS rows, sum(octet_length(cols)) AS bytes FROM change WHERE n > ? GROUP BY tbl',
    )
    .all(before)
  const rows = sums.reduce((total, sum) => total + sum.rows, 0)
  if (rows === 0) {
    turn.statement('UPDATE capture SET tx = NULL').run()
    return result
  }
  const bytes = sums.reduce((total, sum) => total + sum.bytes, transactionOverhead + changeOverhead * rows)
  if (rows > mostRows || bytes > mostBytes) throw new TransactionTooLarge(rows, bytes)

  const clock = tick(begun.last_clock, now + begun.clock_offset)
  const through = turn
    .statement<Through>('SELECT changes_through, bytes_through FROM tx WHERE number = ?')
    .get(begun.tx - 1)
  turn
    .statement(
      `INSERT INTO tx (number, clock, person, why, "right", batch, at, first_change, last_change, bytes, changes_through, bytes_through, rank)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      begun.tx,
      clock,
      act.person,
      act.why,
      act.right,
      act.batch ?? null,
      now,
      before + 1,
      before + rows,
      bytes,
      (through?.changes_through ?? 0) + rows,
      (through?.bytes_through ?? 0) + bytes,
      rankOf(act),
    )
  turn.statement('UPDATE capture SET tx = NULL, last_tx = ?, last_clock = ?').run(begun.tx, clock)

  for (const { tbl } of sums) {
    const table = tableNumbered(tbl)
    if (table) turn.touched.add(table)
  }
  turn.touched.add('tx')
  return result
}

/**
 * The store's two ways to write.
 *
 * `write` is for everything of the business: it takes the device's next transaction number and clock, and triggers capture each
 * changed row; a transaction that changed nothing captured takes no number. `writePrivate` is for what never leaves the desk
 * (drafts, preferences, the sync's own books): as durable, never sent, and refused by the triggers if it touches a synced table.
 */
export function writersOf(pen: Pen, now: () => number) {
  return {
    write: <T>(act: Act, work: (tx: Writer) => Promise<T> | T): Promise<T> =>
      pen.turn(turn => captured(turn, act, now(), work)),
    writePrivate: <T>(work: (tx: Writer) => Promise<T> | T): Promise<T> => pen.turn(turn => work(turn.tx)),
  }
}
