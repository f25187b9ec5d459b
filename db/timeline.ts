import type { Language } from '../shared/kernel/locale.ts'
import type { Column } from '../shared/sync/column.ts'
import { Values } from '../shared/sync/protocol.ts'
import { registry, type TableName, tableNames, tableNumbered, tableOf } from '../shared/sync/registry.ts'
import type { Happening } from '../shared/timeline/contract.ts'
import type { Reader, TxState } from './schema.ts'
import { readableValue } from './subject.ts'

interface Told {
  readonly id: number
  readonly kind: string
  readonly at: number
  readonly person: string | null
  readonly computer: string | null
  readonly device_number: number
  readonly detail: string
  readonly tx: number | null
  /** Where the event itself stands among the changes of its transaction. */
  readonly n: number | null
  readonly state: TxState | null
}

const most = 500

/**
 * What happened to a record, newest first, at most 500 events: facts of all computers, and for what was done on this one the columns that
 * changed, those of its child rows too. `depotId` leaves out what other depots' people did; null leaves out nothing. Names of
 * other records in `language`.
 */
export async function readTimeline(
  reader: Reader,
  record: { table: TableName; id: number; depotId: number | null; language: Language },
): Promise<Happening[]> {
  const events = await listEvents(reader, record)
  return Promise.all(
    events.map(async event => ({
      id: event.id,
      kind: event.kind,
      at: event.at,
      person: event.person ?? '',
      computer: event.computer ?? String(event.device_number),
      changes: await changesBefore(reader, event, record),
      note: noteOf(event.detail),
      waiting: event.state !== null && waiting.has(event.state),
    })),
  )
}

const waiting: ReadonlySet<TxState> = new Set(['waiting', 'sealed', 'held', 'rejected'])

async function listEvents(
  reader: Reader,
  { table, id, depotId }: { table: TableName; id: number; depotId: number | null },
): Promise<Told[]> {
  const events = reader
    .selectFrom('record_event as event')
    .leftJoin('person', 'person.id', 'event.person_id')
    .leftJoin('device', 'device.device_number', 'event.device_number')
    .leftJoin('change', join =>
      join.onRef('change.id', '=', 'event.id').on('change.tbl', '=', registry.record_event.number),
    )
    .leftJoin('tx', 'tx.number', 'change.tx')
    .select(['event.id', 'event.kind', 'event.at', 'event.device_number', 'event.detail'])
    .select(['person.name as person', 'device.name as computer', 'tx.number as tx', 'tx.state', 'change.n'])
    .where('event.table_number', '=', registry[table].number)
    .where('event.row_id', '=', id)
    .orderBy('event.at', 'desc')
    .orderBy('event.id', 'desc')
    .limit(most)
  return depotId === null
    ? events.execute()
    : events.where(eb => eb.or([eb('event.depot_id', 'is', null), eb('event.depot_id', '=', depotId)])).execute()
}

type Value = string | number | null

/**
 * What changed in the record and its children since the event before it in the same transaction: an order that is received, checked and
 * confirmed at once tells each step by itself. A row that is new tells itself, not its columns.
 */
async function changesBefore(
  reader: Reader,
  event: Told,
  record: { table: TableName; id: number; language: Language },
): Promise<Happening['changes']> {
  const { tx, n } = event
  if (tx === null || n === null) return []
  const note = noteOf(event.detail)
  const since = await reader
    .selectFrom('change')
    .select(({ fn }) => fn.max('n').as('n'))
    .where('tx', '=', tx)
    .where('tbl', '=', registry.record_event.number)
    .where('n', '<', n)
    .executeTakeFirst()
  const numbers = tableNames
    .filter(name => name === record.table || tableOf(name).parent === record.table)
    .map(name => registry[name].number)
  const rows = await reader
    .selectFrom('change')
    .select(['tbl', 'cols', 'old'])
    .where('tx', '=', tx)
    .where('id', '=', record.id)
    .where('tbl', 'in', numbers)
    .where('op', '=', 'update')
    .where('n', '<', n)
    .where('n', '>', since?.n ?? 0)
    .orderBy('n')
    .execute()
  const found: Happening['changes'] = []
  for (const row of rows) {
    const name = tableNumbered(row.tbl)
    if (!name) continue
    const after = Values.parse(JSON.parse(row.cols))
    const before = row.old === null ? {} : Values.parse(JSON.parse(row.old))
    for (const [column, value] of Object.entries(after)) {
      const of = tableOf(name).columns[column]
      // What somebody wrote stands beside the event already.
      if (!of || !isTold(of) || (note !== '' && value === note)) continue
      // People know a record by its name, not by its id.
      const readable = (of: Value) => readableValue(reader, { table: name, name: column, value: of }, record.language)
      found.push({
        column,
        before: await readable(before[column] ?? null),
        after: await readable(value),
      })
    }
  }
  return found
}

/** Never a password; no moments, which the event has itself. */
const isTold = (column: Column): boolean => column.privacy !== 'secret' && column.kind !== 'instant'

/** An event's detail is a JSON object of plain values; `note` is what somebody wrote. */
function noteOf(detail: string): string {
  const { note } = Values.parse(JSON.parse(detail))
  return typeof note === 'string' ? note : ''
}
