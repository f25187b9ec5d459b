import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealed } from '../../db/migrations/0080-sealed.ts'
import { framesToSend } from '../../db/queue.ts'
import { sealNext } from '../../db/seal.ts'
import { frameForms } from '../../shared/sync/wire/frame.ts'
import { type City, openCity } from '../support/city.ts'
import { openedFrame } from '../support/frames.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

/** The frame table as it was before frames were bytes. */
const textFrames = `CREATE TABLE frame (
  number INTEGER PRIMARY KEY,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  first_tx INTEGER NOT NULL,
  last_tx INTEGER NOT NULL
) STRICT`

test('fault 54: frames that the first version sealed go up after the update, the very same, and new ones chain behind them', async () => {
  const desk = await city.addDesk()
  const { company, customer, clerk } = city
  const order = { company, customer, person: clerk.cap, depot: company.depot, depotCode: 'CAP' }
  const taken = await takeOrders(desk, order, 3)
  const frame = await sealNext(desk.store, { mostBytes: 64_000 })
  if (!frame) throw new Error('nothing to seal')
  const { transactions } = openedFrame(frame)
  await desk.store.close()

  const text = JSON.stringify({ number: frame.number, previous: '0'.repeat(64), transactions })
  const hash = createHash('sha256').update(text).digest('hex')
  const database = new Database(desk.file)
  database.exec('DROP TABLE frame')
  database.exec(textFrames)
  database.prepare('INSERT INTO frame VALUES (?, ?, ?, ?, ?, 1, 3)').run(1, '0'.repeat(64), hash, text, text.length)
  database.prepare('UPDATE sync_state SET sealed_hash = ?').run(hash)
  database.exec(sealed.sql)
  database.close()

  const updated = city.track({ folder: desk.folder }, desk.link)
  const [waiting] = await framesToSend(updated.store.reader, { mostFrames: 9, mostBytes: 1_000_000 })
  expect(waiting?.sealed[0]).toBe(frameForms.json)
  expect(Buffer.from(waiting?.sealed.subarray(1) ?? []).toString()).toBe(text)
  const more = await takeOrders(updated, order, 2)
  expect(await updated.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })

  await city.founder.sync.now()
  const numbers = await city.founder.store.reader
    .selectFrom('sales_order')
    .select('number')
    .where('number', 'in', [...taken, ...more])
    .execute()
  expect(numbers).toHaveLength(5)
  expect(await city.differences(updated)).toEqual([])
})
