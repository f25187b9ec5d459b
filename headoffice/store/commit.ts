import type { Values } from '../../shared/sync/protocol.ts'
import { tableNumbered } from '../../shared/sync/registry.ts'
import type { LogEntry, RowUpdate } from '../ingest/journal.ts'
import { rowProof } from '../ingest/rowProof.ts'
import type { Queryable } from './pool.ts'

/** Writes the log and the rows: the last statement of a transaction, since from here on others wait for these scopes. */
export async function commitChanges(
  on: Queryable,
  entries: readonly LogEntry[],
  updates: readonly RowUpdate[],
): Promise<void> {
  if (entries.length === 0) return
  // Entries come in the order of their ordinals: the last of a scope says how many there are.
  const counts = Object.fromEntries(entries.map(entry => [entry.scope, entry.ordinal]))
  await on.query('SELECT commit_changes($1::jsonb, $2::json, $3::jsonb)', [
    JSON.stringify(counts),
    `[${entries.map(entryText).join(',')}]`,
    `[${updates.map(updateText).join(',')}]`,
  ])
}

/** An entry as JSON, with what its rows weigh; they are turned into text once. Proofs are more than JavaScript holds in a number. */
function entryText({ rows, ...entry }: LogEntry): string {
  const text = JSON.stringify(rows)
  const proofs = rows.map(row => (row.o === 'insert' ? proofOf(row.t, row.i, row.s, row.v) : 0n))
  return `{"size":${text.length},"rows":${text},"proofs":[${proofs.join()}],${JSON.stringify(entry).slice(1)}`
}

const updateText = (update: RowUpdate): string =>
  `{"p":${proofOf(update.t, update.i, update.s, update.columns)},${JSON.stringify(update).slice(1)}`

function proofOf(table: number, id: number, sub: number, columns: Values): bigint {
  const name = tableNumbered(table)
  if (name === null) throw new Error(`a row of a table that the registry does not know: ${table}`)
  return rowProof(name, { id, sub }, columns)
}

/** `work` inside a subtransaction: what it wrote is undone when it throws, and what stood before stands. */
export async function inSavepoint<T>(on: Queryable, work: () => Promise<T>): Promise<T> {
  await on.query('SAVEPOINT one')
  try {
    const result = await work()
    await on.query('RELEASE SAVEPOINT one')
    return result
  } catch (error) {
    await on.query('ROLLBACK TO SAVEPOINT one')
    throw error
  }
}
