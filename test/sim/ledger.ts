import type { Turn } from '../../db/pen.ts'
import { renumbered } from './renumbered.ts'
import type { LedgerChange, LedgerEntry, Self } from './saved.ts'

/** Everything that one computer saved, by number. */
export interface Ledger {
  /** Reads what this turn saves, if asked at its beginning and again at its end; the last answer writes it down, once it is durable. */
  look(turn: Turn): (about: { at: number; clockTrue: boolean }) => () => void
  entries(): readonly LedgerEntry[]
  last(): number
  /** What it is and what it was, itself last. */
  selves(): readonly Self[]
  /** Another life of the same computer: up to `last` both share what they saved, what it saves from now on is its own. */
  fork(last: number): Ledger
  /** What became of it that nobody had a reason for. */
  readonly puzzles: readonly string[]
}

interface Begun {
  readonly last: number
  readonly selves: readonly Self[]
  readonly entries?: ReadonlyMap<number, LedgerEntry>
  /** Up to here another life of this computer has the same. */
  readonly shared?: number
}

const everything = Number.MAX_SAFE_INTEGER

export const ledgerOf = (device: number, last: number): Ledger =>
  ledger({ last, selves: [{ device, through: everything }] })

function ledger({ last, selves: begunAs, entries: known, shared }: Begun): Ledger {
  const entries = new Map(known)
  const puzzles: string[] = []
  let selves = begunAs
  let seen = last

  /** Who works on under another device has a reason for it, and what it made has become other ids at most. */
  function becomes(device: number, fresh: readonly LedgerEntry[]): void {
    if (shared === undefined) puzzles.push(`became device ${device}, and was neither copied nor restored`)
    const through = shared ?? everything
    selves = [
      ...selves.map(self => ({ ...self, through: Math.min(self.through, through) })),
      { device, through: everything },
    ]
    puzzles.push(...renumbered(entries, fresh, through))
    for (const entry of fresh) entries.set(entry.number, entry)
  }

  return {
    look: turn => {
      const before = standOf(turn)
      return about => {
        const present = standOf(turn)
        if (before.device === 0) selves = [{ device: present.device, through: everything }]
        const another = present.device !== before.device && before.device !== 0
        const from = another ? 0 : before.last
        if (!another && present.last <= from) return () => {}
        const fresh = turn
          .statement<{ number: number; why: string }>('SELECT number, why FROM tx WHERE number > ? ORDER BY number')
          .all(from)
          .map(tx => ({ ...tx, ...about, ...whenOf(tx.number), changes: changesOf(turn, tx.number) }))
        return () => {
          if (another)
            becomes(
              present.device,
              fresh.filter(({ number }) => entries.has(number)),
            )
          for (const entry of fresh) if (entry.number > before.last) entries.set(entry.number, entry)
          seen = present.last
        }
      }
    },
    entries: () => [...entries.values()],
    last: () => seen,
    selves: () => selves,
    fork: to =>
      ledger({ last: to, selves, shared: to, entries: new Map([...entries].filter(([number]) => number <= to)) }),
    puzzles,
  }

  function whenOf(number: number) {
    const entry = entries.get(number)
    return entry ? { at: entry.at, clockTrue: entry.clockTrue } : {}
  }
}

const standOf = (turn: Turn): { last: number; device: number } =>
  turn.statement<{ last: number; device: number }>('SELECT last_tx AS last, device FROM capture').get() ?? {
    last: 0,
    device: 0,
  }

interface Stored extends Omit<LedgerChange, 'values'> {
  readonly cols: string
}

const changesOf = (turn: Turn, number: number): LedgerChange[] =>
  turn
    .statement<Stored>('SELECT tbl AS "table", id, sub, op, base, cols FROM change WHERE tx = ? ORDER BY n')
    .all(number)
    .map(({ cols, ...change }) => ({ ...change, values: JSON.parse(cols) }))
