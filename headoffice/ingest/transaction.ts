import { hash } from 'node:crypto'
import { Right } from '../../shared/auth/right.ts'
import { Clock } from '../../shared/sync/clock.ts'
import type { Change, Transaction } from '../../shared/sync/protocol.ts'
import type { Pointer, RejectionCode } from '../../shared/sync/verdict.ts'
import type { WireTransaction } from '../../shared/sync/wire/transactions.ts'
import { readTransaction } from './readTransaction.ts'
import { shapeNumbered } from './shape.ts'
import { valuesProblem, withEveryColumn } from './values.ts'

/** A device's transaction as head office keeps it until it is judged; `problem` where it can only be rejected. */
export interface Received {
  readonly number: number
  /** SHA-256 (hex) of its JSON: the same number with another hash is a fork. */
  readonly hash: string
  readonly body: unknown
  readonly transaction: Transaction | null
  readonly problem: { readonly code: RejectionCode; readonly at: Pointer | null } | null
}

/**
 * Reads one transaction of a frame. Whatever is wrong inside it rejects this transaction alone, so that it never blocks those behind
 * it; null where it does not even have a number.
 */
export function receive(body: unknown): Received | null {
  const fields = fieldsOf(body)
  if (!fields) return null
  const transaction = readTransaction(body)
  const kept = { number: fields.number, hash: hash('sha256', JSON.stringify(body)), body }
  if (!transaction) return { ...kept, transaction: null, problem: { code: whyUnreadable(fields), at: null } }
  return { ...kept, transaction, problem: changesProblem(transaction.changes) }
}

/** The same for one of a coded frame, whose form its reader vouches for: at a thousand rows a request nobody looks twice. */
export function receiveCoded(body: WireTransaction): Received {
  const kept = { number: body.number, hash: hash('sha256', JSON.stringify(body)), body }
  const right = Right.safeParse(body.right)
  const isNamed = body.why.length > 0 && body.why.length <= 64 && (body.batch?.length ?? 0) <= 64
  if (!right.success) return { ...kept, transaction: null, problem: { code: 'right-missing', at: null } }
  if (!isNamed) return { ...kept, transaction: null, problem: { code: 'bad-value', at: null } }
  return { ...kept, transaction: { ...body, right: right.data }, problem: changesProblem(body.changes) }
}

function changesProblem(changes: readonly Change[]): Received['problem'] {
  for (const change of changes) {
    const shape = shapeNumbered(change.table)
    if (!shape) return { code: 'unknown-table', at: pointer(change, null) }
    if (shape.table.child !== change.sub > 0) return { code: 'bad-value', at: pointer(change, null) }
    const problem = valuesProblem(shape, change.op, change.values)
    if (problem) return { code: problem.code, at: pointer(change, problem.column) }
    if (change.op === 'insert') withEveryColumn(shape, change.values)
  }
  return null
}

export const pointer = (row: { table: number; id: number; sub: number }, column: string | null): Pointer => ({
  table: row.table,
  id: row.id,
  sub: row.sub,
  column,
})

function fieldsOf(body: unknown): (Record<string, unknown> & { readonly number: number }) | null {
  if (typeof body !== 'object' || body === null || !('number' in body)) return null
  const { number } = body
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? { ...body, number } : null
}

function whyUnreadable(body: Readonly<Record<string, unknown>>): RejectionCode {
  if (!Clock.safeParse(body.clock).success) return 'bad-clock'
  if (!Right.safeParse(body.right).success) return 'right-missing'
  return 'bad-value'
}
