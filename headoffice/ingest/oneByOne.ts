import { isNumbered } from '../../shared/sync/numbered.ts'
import { tableNumbered } from '../../shared/sync/registry.ts'
import type { Pointer, RejectionCode } from '../../shared/sync/verdict.ts'
import { inSavepoint } from '../store/commit.ts'
import type { Queryable } from '../store/pool.ts'
import { sqlState } from '../store/retry.ts'
import { applyBatch, type BatchOptions, type BatchResult, keepRejected, type Recording } from './batch.ts'
import { Journal } from './journal.ts'
import type { Sender } from './sender.ts'
import { pointer, type Received } from './transaction.ts'

/** PostgreSQL remembers 64 subtransactions cheaply; more than this never run in one transaction. */
export const mostAtOnce = 50

/**
 * The slow way, after the database refused a whole batch: each transaction for itself, so that the one at fault is rejected and those around it
 * stand. What is not a transaction's own fault is thrown on.
 */
export async function applyEach(
  on: Queryable,
  sender: Sender,
  received: readonly Received[],
  options: BatchOptions,
  record: Recording,
): Promise<BatchResult> {
  const results: BatchResult[] = []
  for (const each of received) {
    try {
      results.push(await inSavepoint(on, () => applyBatch(on, sender, [each], options, record)))
    } catch (error) {
      const fault = faultOf(error, each)
      if (!fault) throw error
      const kept = keepRejected(sender, each, fault, options.now)
      await record(on, [kept], new Journal())
      results.push({ kept: [kept], created: [] })
    }
  }
  return {
    kept: results.flatMap(each => each.kept),
    created: results.flatMap(each => each.created),
  }
}

/** Whether a batch failed because of what was in it: a constraint that it breaks, a value that PostgreSQL does not take, a key too long. */
export function isOwnFault(error: unknown): boolean {
  const code = sqlState(error) ?? ''
  return /^(22|23|54)[0-9A-Z]{3}$/.test(code)
}

function faultOf(error: unknown, received: Received): { code: RejectionCode; at: Pointer | null } | null {
  if (!isOwnFault(error)) return null
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null
  switch (constraint) {
    case 'row_state_document_number':
      return { code: 'number-taken', at: numberOf(received) }
    case 'row_state_key':
    case 'row_state_pkey':
    case 'natural_key_pkey':
      return { code: 'already-exists', at: null }
    default:
      return { code: 'bad-value', at: null }
  }
}

function numberOf({ transaction }: Received): Pointer | null {
  const numbered = transaction?.changes.find(change => {
    const name = tableNumbered(change.table)
    return name !== null && isNumbered(name) && typeof change.values.number === 'string'
  })
  return numbered ? pointer(numbered, 'number') : null
}
