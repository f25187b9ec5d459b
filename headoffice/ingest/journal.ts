import type { Transaction, Values } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import type { Logged } from './outcome.ts'
import type { RowState, Stamp } from './rowState.ts'
import type { Sender } from './sender.ts'
import type { WorkingSet } from './workingSet.ts'

/** A row in the log: table, id, sub, op, values. */
export interface LogRow {
  readonly t: number
  readonly i: number
  readonly s: number
  readonly o: Logged['op']
  readonly v: Values
}

export interface LogEntry {
  readonly scope: string
  readonly ordinal: number
  readonly device: number
  readonly incarnation: number
  readonly number: number
  /** The device's own transaction, standing exactly as it was sent: it needs no values back. */
  readonly exact: boolean
  readonly clock: number
  readonly person: number
  readonly why: string
  readonly batch: string | null
  readonly at: number
  readonly rows: readonly LogRow[]
  readonly verdicts: readonly Verdict[] | null
}

/** Over what stands, or over what the same commit inserts. */
export interface RowUpdate {
  readonly t: number
  readonly i: number
  readonly s: number
  readonly scope: string
  readonly ordinal: number
  readonly columns: Values
  /** Clock, device and person with which the row starts anew in another scope. */
  readonly moved: readonly [number, number, number] | null
  readonly k: Readonly<Record<string, Stamp>>
  readonly clk_max: number
  readonly deleted: boolean
}

/** The log entries of one commit, numbered from 1 in each scope. */
export class Journal {
  readonly entries: LogEntry[] = []
  readonly #counts = new Map<string, number>()

  /** The sequence that the next entry of a scope will get, as a negative ordinal. */
  nextSequence(scope: string): number {
    return -1 - (this.#counts.get(scope) ?? 0)
  }

  add(entry: Omit<LogEntry, 'ordinal'>): void {
    const ordinal = -this.nextSequence(entry.scope)
    this.#counts.set(entry.scope, ordinal)
    this.entries.push({ ...entry, ordinal })
  }

  /** A device's transaction: one entry for each scope that it touches. */
  addTransaction(
    sender: Sender,
    transaction: Transaction,
    logged: readonly Logged[],
    note: { readonly exact: boolean; readonly at: number },
  ): void {
    for (const [scope, rows] of byScope(logged)) {
      this.add({
        scope,
        device: sender.device,
        incarnation: sender.incarnation,
        number: transaction.number,
        exact: note.exact,
        clock: transaction.clock,
        person: transaction.person,
        why: transaction.why,
        batch: transaction.batch,
        at: note.at,
        rows: rows.map(logRow),
        verdicts: null,
      })
    }
  }
}

export const logRow = ({ row, op, columns }: Pick<Logged, 'row' | 'op' | 'columns'>): LogRow => ({
  t: row.shape.table.number,
  i: row.id,
  s: row.sub,
  o: op,
  v: columns === null ? row.columns : Object.fromEntries(columns.map(column => [column, row.columns[column] ?? null])),
})

/** What the rows of a working set need beyond what the log inserts. */
export const rowUpdates = (rows: WorkingSet): readonly RowUpdate[] =>
  rows.changed.map(row => ({
    t: row.shape.table.number,
    i: row.id,
    s: row.sub,
    scope: row.scope,
    ordinal: -row.version,
    columns: row.columns,
    moved: rows.hasMoved(row) ? [row.clock, row.device, row.person] : null,
    k: freshStamps(row),
    clk_max: row.clockMax,
    deleted: row.deleted,
  }))

const freshStamps = (row: RowState): Record<string, Stamp> =>
  Object.fromEntries(Object.entries(row.stamps).filter(([, stamp]) => stamp[1] < 0))

function byScope(logged: readonly Logged[]): ReadonlyMap<string, Logged[]> {
  const scopes = new Map<string, Logged[]>()
  for (const each of logged) {
    const rows = scopes.get(each.scope)
    if (rows) rows.push(each)
    else scopes.set(each.scope, [each])
  }
  return scopes
}
