import { sql } from 'kysely'
import type { Decision } from '../shared/sync/protocol.ts'
import { type TableName, tableNumbered } from '../shared/sync/registry.ts'
import { Pointer, RejectionCode } from '../shared/sync/verdict.ts'
import { askedOnceOfOne } from './askedOnce.ts'
import type { Store } from './open.ts'
import type { RowKey } from './pending.ts'
import type { Reader, RefusalState } from './schema.ts'

/** A transaction that head office refused and about which a person has to decide. */
export interface Refused {
  readonly tx: number
  readonly code: RejectionCode
  /** Where the refusal points; null where it is about the whole transaction. */
  readonly pointer: Pointer | null
  readonly refusedAt: number
  readonly state: RefusalState
  /** The act as the contract names it, by whom and when. */
  readonly why: string
  readonly person: number
  readonly savedAt: number
  readonly batch: string | null
  readonly rows: readonly RefusedRow[]
}

export interface RefusedRow extends RowKey {
  readonly name: TableName
  readonly op: 'insert' | 'update' | 'delete'
}

/** What head office refused and nobody has decided about, oldest first; escalated ones stay until head office answers. */
export async function listRefused(reader: Reader): Promise<Refused[]> {
  const rows = await refusals(reader).where('refusal.state', 'in', ['open', 'escalated']).execute()
  return Promise.all(rows.map(row => refusedOf(reader, row)))
}

/** One refused transaction, whatever was decided about it; null where it was not refused. */
export async function findRefused(reader: Reader, tx: number): Promise<Refused | null> {
  const row = await refusals(reader).where('refusal.tx', '=', tx).executeTakeFirst()
  return row ? refusedOf(reader, row) : null
}

/** How many refused transactions wait for a person at this desk. */
export async function countRefused(reader: Reader): Promise<number> {
  return (await openRefusals(reader)).count
}

const openRefusals = askedOnceOfOne(reader =>
  reader
    .selectFrom('refusal')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'open'),
)

/** Ids of the rows of a table that show a refused change, children counted with their parent; left out of balances and figures. */
export async function refusedIds(reader: Reader, numbers: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await reader
    .selectFrom('refusal')
    .innerJoin('tx', 'tx.number', 'refusal.tx')
    .innerJoin('change', join =>
      join.onRef('change.n', '>=', 'tx.first_change').onRef('change.n', '<=', 'tx.last_change'),
    )
    .where('refusal.state', 'in', ['open', 'escalated'])
    .where('change.pending', '=', 1)
    .where('change.tbl', 'in', numbers)
    .select('change.id')
    .distinct()
    .execute()
  return new Set(rows.map(row => row.id))
}

/**
 * What was decided here and head office does not know yet. That something was sent again it hears no sooner than what that was: with frames up to
 * `carried`, or after them. Else a disk that is lost in between would take the only other one with it.
 */
export async function decisionsToSend(reader: Reader, carried: number, most = 1000): Promise<Decision[]> {
  const rows = await reader
    .selectFrom('refusal')
    .select(['tx', 'state'])
    .where('told', '=', 0)
    .where('state', '!=', 'open')
    .where(eb => eb.not(eb.and([eb('state', '=', 'resent'), eb.exists(sentAgainLater(carried))])))
    .orderBy('tx')
    .limit(most)
    .execute()
  return rows.flatMap(({ tx, state }) => (state === 'open' ? [] : [{ number: tx, decided: state }]))
}

const sentAgainLater = (carried: number) =>
  sql`(SELECT 1 FROM tx WHERE number > max(refusal.tx, (SELECT answered_tx FROM sync_state)) AND tx.at = refusal.decided_at
    AND (state = 'waiting' OR state = 'sealed' AND frame > ${carried}))`

/** Head office answered a request that carried these decisions. */
export function decisionsTold(store: Store, decisions: readonly Decision[]): Promise<void> {
  return store.pen.turn(({ statement }) => {
    for (const { number, decided } of decisions)
      statement('UPDATE refusal SET told = 1 WHERE tx = ? AND state = ?').run(number, decided)
  })
}

/** Hands a refused transaction to head office: its changes stay on screen as refused until somebody there has answered. */
export function escalate(store: Store, { tx, person }: { tx: number; person: number }): Promise<void> {
  return store.pen.turn(({ statement, touched }) => {
    const done = statement(
      `UPDATE refusal SET state = 'escalated', decided_by = ?, decided_at = ?, told = 0 WHERE tx = ? AND state = 'open'`,
    ).run(person, store.now(), tx)
    if (done.changes === 0) throw new DecisionProblem('not-refused')
    touched.add('refusal')
  })
}

/** Why a decision cannot be carried out; nothing was changed. */
export class DecisionProblem extends Error {
  override readonly name = 'DecisionProblem'
  /**
   * not-refused: nothing to decide (any more). more-would-be-lost: `transactions` build on it and go with it, which the person has
   * not agreed to. not-answered: `transactions` build on it and head office has not answered them yet: sync first.
   */
  readonly code: 'not-refused' | 'more-would-be-lost' | 'not-answered'
  readonly transactions: readonly number[]

  constructor(code: DecisionProblem['code'], transactions: readonly number[] = []) {
    super(`${code} ${transactions.join()}`.trim())
    this.code = code
    this.transactions = transactions
  }
}

const refusals = (reader: Reader) =>
  reader
    .selectFrom('refusal')
    .innerJoin('tx', 'tx.number', 'refusal.tx')
    .selectAll('refusal')
    .select(['tx.why', 'tx.person', 'tx.at as savedAt', 'tx.batch', 'tx.first_change', 'tx.last_change'])
    .orderBy('refusal.tx')

type RefusalRow = Awaited<ReturnType<ReturnType<typeof refusals>['executeTakeFirstOrThrow']>>

async function refusedOf(reader: Reader, row: RefusalRow): Promise<Refused> {
  const changes = await reader
    .selectFrom('change')
    .select(['tbl', 'id', 'sub', 'op'])
    .where('n', '>=', row.first_change)
    .where('n', '<=', row.last_change)
    .orderBy('n')
    .execute()
  return {
    tx: row.tx,
    code: RejectionCode.parse(row.code),
    pointer: parsedPointer(row.pointer),
    refusedAt: row.at,
    state: row.state,
    why: row.why,
    person: row.person,
    savedAt: row.savedAt,
    batch: row.batch,
    rows: changes.flatMap(({ tbl, id, sub, op }) => {
      const name = tableNumbered(tbl)
      return name ? [{ name, table: tbl, id, sub, op }] : []
    }),
  }
}

const parsedPointer = (text: string | null): Pointer | null => (text === null ? null : Pointer.parse(JSON.parse(text)))
