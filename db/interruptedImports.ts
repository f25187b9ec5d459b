import { ImportCounts, type ImportState } from '../shared/imports/contract.ts'
import { Instant } from '../shared/kernel/instant.ts'
import type { Reader } from './schema.ts'

/** The imports that nobody ended: the program did, in the middle of them. With whose they were. */
export async function interruptedImports(reader: Reader): Promise<{ state: ImportState; person: number }[]> {
  const rows = await reader.selectFrom('import_batch').selectAll().where('state', '=', 'running').execute()
  return rows.map(row => ({
    person: row.person_id,
    state: {
      batch: row.batch,
      profile: row.profile,
      state: row.state,
      done: row.done,
      total: row.total,
      counts: row.counts === null ? null : ImportCounts.parse(JSON.parse(row.counts)),
      startedAt: Instant.parse(row.started_at),
    },
  }))
}

/** How many records of a table a batch wrote, by the table's number. */
export async function writtenBy(reader: Reader, batch: string): Promise<ReadonlyMap<number, number>> {
  const rows = await reader
    .selectFrom('change')
    .innerJoin('tx', 'tx.number', 'change.tx')
    .select(eb => ['change.tbl as table', eb.fn.countAll<number>().as('count')])
    .where('tx.batch', '=', batch)
    .where('change.op', '=', 'insert')
    .groupBy('change.tbl')
    .execute()
  return new Map(rows.map(row => [row.table, row.count]))
}
