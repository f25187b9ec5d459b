import { Right } from '../shared/auth/right.ts'
import { registry, type TableName, tableNumbered } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

export interface TransactionHead {
  readonly number: number
  readonly person: number
  readonly why: string
  readonly right: Right
  readonly batch: string | null
}

/** A transaction of this desk by its number, or null. */
export async function findTransaction(reader: Reader, number: number): Promise<TransactionHead | null> {
  const row = await reader
    .selectFrom('tx')
    .select(['number', 'person', 'why', 'right', 'batch'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? { ...row, right: Right.parse(row.right) } : null
}

export interface ToldRecord {
  readonly table: TableName
  readonly rowId: number
  readonly depotId: number | null
}

/** The records at whose timelines a transaction is told, each once. */
export async function recordsTold(reader: Reader, number: number): Promise<ToldRecord[]> {
  const rows = await reader
    .selectFrom('change')
    .innerJoin('record_event', 'record_event.id', 'change.id')
    .select(['record_event.table_number', 'record_event.row_id', 'record_event.depot_id'])
    .distinct()
    .where('change.tx', '=', number)
    .where('change.tbl', '=', registry.record_event.number)
    .execute()
  return rows.flatMap(row => {
    const table = tableNumbered(row.table_number)
    return table ? [{ table, rowId: row.row_id, depotId: row.depot_id }] : []
  })
}

/** How many requests a transaction answered. */
export async function countAnswered(reader: Reader, number: number): Promise<number> {
  const { answered } = await reader
    .selectFrom('change')
    .select(eb => eb.fn.count<number>('id').distinct().as('answered'))
    .where('tx', '=', number)
    .where('tbl', '=', registry.request.number)
    .executeTakeFirstOrThrow()
  return answered
}
