import { clockAt, mostAhead } from '../../shared/sync/clock.ts'
import type { Transaction } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import { commitChanges } from '../store/commit.ts'
import { revokeDevice } from '../store/devices.ts'
import { saveAlike } from '../store/likeness.ts'
import { saveNames } from '../store/names.ts'
import type { Queryable } from '../store/pool.ts'
import { depotCodes, hasCompany, type Key } from '../store/rows.ts'
import type { KeptTransaction } from '../store/transactions.ts'
import { raiseCards } from './cards.ts'
import type { Problem } from './check.ts'
import { type Signer, signPeople } from './grants.ts'
import { Journal, rowUpdates } from './journal.ts'
import { judge } from './judge.ts'
import { loadNeeds } from './load.ts'
import type { Card, Outcome } from './outcome.ts'
import type { RowState } from './rowState.ts'
import type { Sender } from './sender.ts'
import type { Received } from './transaction.ts'
import type { WorkingSet } from './workingSet.ts'

export interface BatchResult {
  readonly kept: readonly KeptTransaction[]
  /** Rows that are new here: what held transactions may wait for. */
  readonly created: readonly Key[]
}

export interface BatchOptions {
  readonly now: number
  readonly sign: Signer
  /** False for a held transaction tried again: its desk may have let go of the values meanwhile. */
  readonly exact: boolean
}

/** Writes the verdicts beside the effects; may add entries of its own, before it waits for anything. */
export type Recording = (on: Queryable, kept: readonly KeptTransaction[], journal: Journal) => Promise<void>

/** Judges transactions of one device in order and writes what they do; all in the database transaction of `on`, whose last word this is. */
export async function applyBatch(
  on: Queryable,
  sender: Sender,
  received: readonly Received[],
  options: BatchOptions,
  record: Recording,
): Promise<BatchResult> {
  const clamped = received.map(each => clamp(each, options.now))
  const good = clamped.map(each => (each.problem ? null : each.transaction)).filter(each => each !== null)
  const rows = await loadNeeds(on, sender, good)
  const journal = new Journal()
  const bench = {
    rows,
    sender,
    depotCodes: sender.headOffice ? await depotCodes(on) : new Map<number, string>(),
    founding: sender.headOffice && !(await hasCompany(on)),
    nextSequence: (scope: string) => journal.nextSequence(scope),
  }
  const cards: Card[] = []
  const kept = clamped.map(each => {
    const outcome = judgeOne(each)
    const exact = options.exact && outcome.verdict === 'accepted'
    if ('draft' in outcome && each.transaction) {
      rows.accept(outcome.draft)
      noteProposals(rows, each.transaction)
      journal.addTransaction(sender, each.transaction, outcome.logged, { exact, at: options.now })
      signPeople(rows, journal, outcome, options.sign, options.now)
      cards.push(...outcome.cards)
    }
    return keep(sender, each, outcome, options.now)
  })
  await raiseCards(on, rows, journal, cards, options.now)
  const written = [record(on, kept, journal), saveNames(on, rows.renamed), saveAlike(on, rows.likened)]
  for (const row of rows.changed.filter(isStoppedDevice)) {
    written.push(revokeDevice(on, Number(row.columns.device_number), options.now, row.person))
  }
  await Promise.all([...written, commitChanges(on, journal.entries, rowUpdates(rows))])
  return { kept, created: rows.created.map(toKey) }

  function judgeOne(each: Clamped): Outcome {
    if (each.problem || !each.transaction) {
      return { verdict: 'rejected', ...(each.problem ?? { code: 'bad-value', at: null }) }
    }
    return judge(bench, each.transaction)
  }
}

interface Clamped extends Received {
  /** What the device claimed, where that was too far ahead. */
  readonly claimed: number | null
}

/** A clock too far ahead is set to the furthest that head office believes; the claim is kept. */
function clamp(received: Received, now: number): Clamped {
  const { transaction } = received
  const most = clockAt(now + mostAhead)
  if (!transaction || transaction.clock <= most) return { ...received, claimed: null }
  return { ...received, transaction: { ...transaction, clock: most }, claimed: transaction.clock }
}

function noteProposals(rows: WorkingSet, transaction: Transaction): void {
  for (const { table, op, values } of transaction.changes) {
    if (table !== registry.request.number || op !== 'insert' || values.creates !== 1 || values.sub !== 0) continue
    rows.propose(Number(values.table_number), Number(values.row_id))
  }
}

function keep(sender: Sender, each: Clamped, outcome: Outcome, now: number): KeptTransaction {
  const verdict = verdictOf(each.number, outcome)
  return {
    device: sender.device,
    incarnation: sender.incarnation,
    number: each.number,
    hash: each.hash,
    verdict,
    clock: each.transaction?.clock ?? 0,
    claimedClock: each.claimed,
    person: each.transaction?.person ?? 0,
    why: each.transaction?.why ?? '',
    batch: each.transaction?.batch ?? null,
    receivedAt: now,
    body: verdict.verdict === 'held' || verdict.verdict === 'rejected' ? each.body : null,
  }
}

/** A transaction that the database itself refused. */
export const keepRejected = (sender: Sender, received: Received, fault: Problem, now: number): KeptTransaction =>
  keep(sender, clamp(received, now), { verdict: 'rejected', ...fault }, now)

function verdictOf(number: number, outcome: Outcome): Verdict {
  switch (outcome.verdict) {
    case 'accepted':
    case 'changed':
      return { number, verdict: outcome.verdict }
    case 'held':
      return { number, verdict: 'held', waitsFor: outcome.waitsFor }
    case 'rejected':
      return { number, verdict: 'rejected', code: outcome.code, at: outcome.at }
  }
}

const toKey = (row: RowState): Key => ({ table: row.shape.table.number, id: row.id, sub: row.sub })

const isStoppedDevice = (row: RowState): boolean => row.shape.name === 'device' && row.columns.active === 0
