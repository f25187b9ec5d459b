import Database from 'better-sqlite3'
import type { Store } from '../../db/open.ts'
import { captured } from '../../db/write.ts'
import { makeId } from '../../shared/kernel/id.ts'
import { writeOrder } from './writeOrder.ts'

const act = { person: 1, why: 'orders.save', right: 'orders.enter' } as const
const written = 1_000
const atOnce = 500

/**
 * Fills a store with so many waiting orders of five lines with their events: a thousand by the means of the product, the others as copies of
 * these under ids and numbers of their own, rows and queue alike.
 */
export async function fillQueue(open: () => Store, file: string, queued: number): Promise<void> {
  const store = open()
  for (let done = 0; done < written; done += atOnce)
    await store.pen.turn(async turn => {
      for (let one = 0; one < atOnce; one += 1) await captured(turn, act, Date.now(), tx => writeOrder(tx, Date.now()))
    })
  await store.close()
  const database = new Database(file)
  try {
    copyBlocks(database, queued / written - 1)
  } finally {
    database.close()
  }
}

function copyBlocks(database: Database.Database, blocks: number): void {
  const end = database
    .prepare<[], { tx: number; id: number; changes: number; bytes: number; clock: number }>(
      `SELECT last_tx AS tx, last_id AS id, changes_through AS changes, bytes_through AS bytes, last_clock AS clock
      FROM capture JOIN tx ON tx.number = capture.last_tx`,
    )
    .get()
  if (!end) throw new Error('nothing was written')
  const first = Number(database.prepare('SELECT min(clock) FROM tx').pluck().get())
  const oneId = makeId(2, 2) - makeId(2, 1)
  const ids = end.id * oneId
  const clocks = end.clock - first + 1
  const copies = [
    copy(database, 'tx', {
      number: end.tx,
      first_change: end.changes,
      last_change: end.changes,
      changes_through: end.changes,
      bytes_through: end.bytes,
      clock: clocks,
    }),
    copy(database, 'change', { n: end.changes, tx: end.tx, id: ids }, 'tx'),
    copy(database, 'sales_order', { id: ids }),
    copy(database, 'order_line', { id: ids }),
    copy(database, 'record_event', { id: ids, row_id: ids }),
  ]
  database.exec('BEGIN; UPDATE capture SET muted = 1')
  for (let block = 1; block <= blocks; block += 1) for (const each of copies) each(block)
  database
    .prepare('UPDATE capture SET muted = 0, last_tx = ?, last_id = ?, last_clock = ?')
    .run(end.tx * (blocks + 1), end.id * (blocks + 1), end.clock + clocks * blocks)
  database.exec('COMMIT')
}

/** Copies the rows of the first block, these columns moved by so much for each block. */
function copy(
  database: Database.Database,
  table: string,
  shifts: Readonly<Record<string, number>>,
  ordered = Object.keys(shifts)[0] ?? '',
): (block: number) => void {
  const columns = database
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => name)
  const values = columns.map(name => {
    if (name in shifts) return `"${name}" + ${shifts[name]} * @block`
    // An event in the queue names its order.
    if (table === 'change' && name === 'cols')
      return `iif(json_extract(cols, '$.row_id') IS NULL, cols, json_set(cols, '$.row_id', json_extract(cols, '$.row_id') + ${shifts.id} * @block))`
    return `"${name}"`
  })
  const most = Number(database.prepare(`SELECT max("${ordered}") FROM "${table}"`).pluck().get())
  const quoted = columns.map(name => `"${name}"`).join(', ')
  const statement = database.prepare(
    `INSERT INTO "${table}" (${quoted}) SELECT ${values.join(', ')} FROM "${table}" WHERE "${ordered}" <= ${most}`,
  )
  return block => void statement.run({ block })
}
