import { createHash } from 'node:crypto'
import type { Store } from './open.ts'
import type { Statements } from './statements.ts'

/** Whole transactions of this device, one link of its hash chain. The very same text is sent until it is answered. */
export interface SealedFrame {
  readonly number: number
  readonly text: string
  /** SHA-256 of the text, hex. */
  readonly hash: string
  /** Length of the text in UTF-8. */
  readonly bytes: number
  /** How many transactions it carries. */
  readonly transactions: number
}

const mostTransactions = 1000
/** Number, previous hash and brackets. */
const aroundTransactions = 128

/**
 * Seals the next waiting transactions, in order and whole, into one frame of at most `mostBytes` (one transaction at least), or
 * answers null where none waits. Saved before it is answered, so that a frame that was sent can always be sent again.
 */
export function sealNext(store: Store, { mostBytes }: { mostBytes: number }): Promise<SealedFrame | null> {
  return store.pen.turn(({ statement, touched }) => {
    const state = statement<{ sealed_tx: number; sealed_frame: number; sealed_hash: string }>(
      'SELECT sealed_tx, sealed_frame, sealed_hash FROM sync_state',
    ).get()
    if (!state) return null
    const texts = transactionTexts(statement, state.sealed_tx, mostBytes)
    if (texts.length === 0) return null

    const number = state.sealed_frame + 1
    const text = `{"number":${number},"previous":"${state.sealed_hash}","transactions":[${texts.join()}]}`
    const hash = createHash('sha256').update(text).digest('hex')
    const bytes = Buffer.byteLength(text)
    const first = state.sealed_tx + 1
    const last = state.sealed_tx + texts.length
    statement(
      'INSERT INTO frame (number, previous, hash, text, bytes, first_tx, last_tx) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(number, state.sealed_hash, hash, text, bytes, first, last)
    statement('UPDATE sync_state SET sealed_tx = ?, sealed_frame = ?, sealed_hash = ?').run(last, number, hash)
    statement(`UPDATE tx SET frame = ?, state = 'sealed' WHERE number BETWEEN ? AND ?`).run(number, first, last)
    touched.add('frame')
    return { number, text, hash, bytes, transactions: texts.length }
  })
}

interface Waiting {
  number: number
  clock: number
  person: number
  why: string
  right: string
  batch: string | null
  first_change: number
  last_change: number
}

function transactionTexts(statement: Statements, sealed: number, mostBytes: number): string[] {
  const texts: string[] = []
  let bytes = aroundTransactions
  const waiting = statement<Waiting>(
    `SELECT number, clock, person, why, "right", batch, first_change, last_change
    FROM tx WHERE number > ? ORDER BY number LIMIT ${mostTransactions}`,
  ).iterate(sealed)
  const changes = statement<{ text: string }>(
    `SELECT '{"table":' || tbl || ',"id":' || id || ',"sub":' || sub || ',"op":"' || op || '","base":' || base ||
      ',"values":' || cols || '}' AS text FROM change WHERE n BETWEEN ? AND ? ORDER BY n`,
  )
  for (const { first_change, last_change, ...transaction } of waiting) {
    const rows = changes.all(first_change, last_change).map(change => change.text)
    const text = `${JSON.stringify(transaction).slice(0, -1)},"changes":[${rows.join()}]}`
    bytes += Buffer.byteLength(text) + 1
    if (texts.length > 0 && bytes > mostBytes) break
    texts.push(text)
  }
  return texts
}
