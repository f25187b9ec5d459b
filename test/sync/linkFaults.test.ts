import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sealNext } from '../../db/seal.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { startDesk } from '../support/deskProcess.ts'
import { takeOrders } from '../support/takeOrders.ts'

// A program of its own starts, on a computer that does other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

let city: City
let reader: CityDesk

beforeAll(async () => {
  city = await openCity()
  reader = await city.addDesk()
})
afterAll(() => city.close())

const order = () => ({
  company: city.company,
  customer: city.customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})

/** Which of these orders another desk has after its own sync, in their order. */
async function arrived(numbers: readonly string[]): Promise<(string | null)[]> {
  await reader.sync.now()
  expect(await city.differences(reader)).toEqual([])
  const rows = await reader.store.reader
    .selectFrom('sales_order')
    .select('number')
    .where('number', 'in', [...numbers])
    .orderBy('number')
    .execute()
  return rows.map(row => row.number)
}

test('fault 11: where a later frame comes before an earlier one, head office asks from there, and each is there once', async () => {
  const desk = await city.addDesk()
  const first = await takeOrders(desk, order(), 2)
  const earlier = await sealNext(desk.store, { mostBytes: 64_000 })
  const second = await takeOrders(desk, order(), 2)
  const later = await sealNext(desk.store, { mostBytes: 64_000 })
  expect([earlier?.transactions, later?.number]).toEqual([2, (earlier?.number ?? 0) + 1])
  // It sends the later one first, as if the earlier one had gone.
  await desk.store.pen.turn(({ statement }) => {
    statement('UPDATE sync_state SET answered_frame = ?').run(earlier?.number ?? 0)
  })
  expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await arrived([...first, ...second])).toEqual([...first, ...second])
  expect(await city.differences(desk)).toEqual([])
})

test('fault 51: a computer that sleeps in the middle of a request, and wakes when its connection is gone, goes on from where it was', async () => {
  const desk = await city.addDesk()
  await desk.close()
  const child = await startDesk(desk.folder)
  const taken = await child.orders(order(), 3)
  desk.link.set({ holdAnswers: true })
  const syncing = child.sync().then(
    status => status.trouble,
    () => 'broken',
  )
  await desk.link.answerHeld()
  child.sleep()
  desk.link.set({ holdAnswers: false, down: true })
  // Others work on meanwhile.
  const others = await takeOrders(reader, order(), 2)
  await reader.sync.now()
  child.wake()
  expect(await syncing).not.toBeNull()
  expect(await child.status()).toMatchObject({ waitingTransactions: 3 })
  desk.link.set({ down: false })
  expect(await child.sync()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  await child.close()
  expect(await arrived([...taken, ...others])).toEqual([...taken, ...others].toSorted())
  expect(await city.differences(desk)).toEqual([])
})

test('fault 46: a computer that is taken out of service in the middle of a sync says so, keeps all that waits, and sends no more', async () => {
  const desk = await city.addDesk()
  const { device } = desk.identity.present()
  const [sent] = await takeOrders(desk, order(), 1)
  desk.link.set({ holdAnswers: true })
  const syncing = desk.sync.now()
  await desk.link.answerHeld()
  await city.founder.sync.now()
  const manage = by(city.company.person, 'devices.stop', 'devices.manage')
  await city.founder.store.write(manage, tx =>
    tx.updateTable('device').set({ active: 0 }).where('device_number', '=', device).execute(),
  )
  await city.founder.sync.now()
  const waiting = await takeOrders(desk, order(), 2)
  desk.link.set({ holdAnswers: false })
  await syncing

  expect(await desk.sync.now()).toMatchObject({ trouble: 'revoked', waitingTransactions: 2 })
  expect(await arrived([sent ?? '', ...waiting])).toEqual([sent])
  const here = await desk.store.reader
    .selectFrom('sales_order')
    .select('number')
    .where('number', 'in', waiting)
    .execute()
  expect(here).toHaveLength(2)
  const { up } = desk.link.traffic
  await takeOrders(desk, order(), 1)
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(desk.link.traffic.up).toBe(up)
})

test('a sealed frame that the disk damaged before head office had it is written once more, the very same where that can be, and stops nothing', async () => {
  const desk = await city.addDesk()
  const damage = (also: string): void => {
    const tool = new Database(desk.file)
    const changed = tool.exec(
      `UPDATE frame SET sealed = CAST(substr(sealed, 1, 20) || x'00' || substr(sealed, 22) AS BLOB)${also} WHERE number = (SELECT max(number) FROM frame)`,
    )
    changed.close()
  }
  const last = () =>
    desk.store.reader
      .selectFrom('frame')
      .select(['number', 'hash', 'sealed'])
      .orderBy('number', 'desc')
      .executeTakeFirst()
  for (const also of ['', ', hash = upper(hash)']) {
    desk.link.set({ down: true })
    const orders = await takeOrders(desk, order(), 3)
    expect(await desk.sync.now()).toMatchObject({ waitingTransactions: 3 })
    const before = await last()
    damage(also)
    expect((await last())?.sealed).not.toEqual(before?.sealed)
    desk.link.set({ down: false })
    expect(await desk.sync.now(), desk.logged.join('\n')).toMatchObject({ trouble: null, waitingTransactions: 0 })
    expect(await last()).toEqual(before)
    expect(await arrived(orders)).toEqual(orders)
  }
})
