import type { Turn } from '../../db/pen.ts'
import type { Values } from '../../shared/sync/protocol.ts'

/** One row that a transaction changed, as it was captured. */
export interface LedgerChange {
  readonly table: number
  readonly id: number
  readonly sub: number
  readonly op: 'insert' | 'update' | 'delete'
  readonly base: number
  readonly values: Values
}

/** A transaction that a computer saved: written down here when it became durable, whatever its database says later. */
export interface LedgerEntry {
  readonly number: number
  /** True time. */
  readonly at: number
  /** Whether the computer's clock was as head office last found it. */
  readonly clockTrue: boolean
  readonly why: string
  readonly changes: readonly LedgerChange[]
}

/** Everything that one computer saved, by number. */
export interface Ledger {
  /** Reads what this turn saves, if asked at its beginning and again at its end; the last answer writes it down, once it is durable. */
  look(turn: Turn): (about: { at: number; clockTrue: boolean }) => () => void
  entries(): readonly LedgerEntry[]
  /** Another ledger that goes on from here, with the entries that pass. */
  fork(last: number, passes: (number: number) => boolean): Ledger
  last(): number
}

export function ledgerFrom(last: number, known: ReadonlyMap<number, LedgerEntry> = new Map()): Ledger {
  const entries = new Map(known)
  let seen = last

  return {
    look: turn => {
      const before = lastOf(turn)
      return about => {
        const present = lastOf(turn)
        if (present <= before) return () => {}
        const fresh = turn
          .statement<{ number: number; why: string }>('SELECT number, why FROM tx WHERE number > ? ORDER BY number')
          .all(before)
          .map(tx => ({ ...tx, ...about, changes: changesOf(turn, tx.number) }))
        return () => {
          for (const entry of fresh) entries.set(entry.number, entry)
          seen = present
        }
      }
    },
    entries: () => [...entries.values()],
    fork: (to, passes) => ledgerFrom(to, new Map([...entries].filter(([number]) => passes(number)))),
    last: () => seen,
  }
}

const lastOf = (turn: Turn): number =>
  turn.statement<{ last_tx: number }>('SELECT last_tx FROM capture').get()?.last_tx ?? 0

interface Stored extends Omit<LedgerChange, 'values'> {
  readonly cols: string
}

const changesOf = (turn: Turn, number: number): LedgerChange[] =>
  turn
    .statement<Stored>('SELECT tbl AS "table", id, sub, op, base, cols FROM change WHERE tx = ? ORDER BY n')
    .all(number)
    .map(({ cols, ...change }) => ({ ...change, values: JSON.parse(cols) }))
