import { type TableName, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import { type PendingChange, parsed, type RowKey } from './pending.ts'
import type { Reader } from './schema.ts'

/** A captured change with the row that it is of. */
export interface KeyedChange extends PendingChange, RowKey {
  readonly name: TableName
}

/** What one transaction changed, in the order it did. */
export async function changesOfTx(reader: Reader, number: number): Promise<KeyedChange[]> {
  const tx = await reader
    .selectFrom('tx')
    .select(['first_change', 'last_change'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!tx) return []
  const rows = await changes(reader).where('n', '>=', tx.first_change).where('n', '<=', tx.last_change).execute()
  return rows.flatMap(keyed)
}

/**
 * Later transactions of this desk that build on rows which `number` created: they write such a row or one of its children, or
 * refer to it; and those that build on them. `pendingOnly`: only what head office has not taken in.
 */
export async function dependantsOf(reader: Reader, number: number, pendingOnly: boolean): Promise<number[]> {
  const own = await changesOfTx(reader, number)
  const last = own.at(-1)?.n ?? 0
  // What is pending on a row depends on the act that creates it, even where that is the second attempt and came after it.
  const query = pendingOnly
    ? changes(reader)
        .where('pending', '=', 1)
        .where('tx', '!=', number)
        // Taken in, and pending only until the log brings it back.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('tx')
                .select('tx.number')
                .whereRef('tx.number', '=', 'change.tx')
                .where('tx.state', 'in', ['accepted', 'changed']),
            ),
          ),
        )
    : changes(reader).where('n', '>', last)
  const later = (await query.execute()).flatMap(keyed)

  const created = new Set(own.filter(change => change.op === 'insert').map(createdKey))
  const found = new Set<number>()
  if (created.size === 0) return []
  for (let grown = true; grown; ) {
    grown = false
    for (const change of later) {
      if (found.has(change.tx) || !buildsOn(change, created)) continue
      found.add(change.tx)
      grown = true
      for (const other of later) if (other.tx === change.tx && other.op === 'insert') created.add(createdKey(other))
    }
  }
  return [...found].sort((a, b) => a - b)
}

/** Ids are unique over all tables, so a root row is known by its id alone. */
const createdKey = (change: KeyedChange): string =>
  tableOf(change.name).child ? `${change.table}/${change.id}/${change.sub}` : String(change.id)

function buildsOn(change: KeyedChange, created: ReadonlySet<string>): boolean {
  if (created.has(String(change.id)) || created.has(createdKey(change))) return true
  return Object.entries(tableOf(change.name).columns).some(
    ([column, { kind }]) => (kind === 'reference' || column === 'row_id') && created.has(String(change.cols[column])),
  )
}

const changes = (reader: Reader) =>
  reader
    .selectFrom('change')
    .select(['n', 'tx', 'op', 'cols', 'old', 'pending', 'tbl as table', 'id', 'sub'])
    .orderBy('n')

function keyed(row: Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>): KeyedChange[] {
  const name = tableNumbered(row.table)
  return name ? [{ ...parsed(row), name, table: row.table, id: row.id, sub: row.sub }] : []
}
