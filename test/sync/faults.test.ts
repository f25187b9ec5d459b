import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncState } from '../../db/syncState.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { takeOrders } from '../support/takeOrders.ts'

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

/** The orders of one desk's lane as another desk has them after its own sync. */
async function arrived(from: CityDesk): Promise<(string | null)[]> {
  await reader.sync.now()
  expect(await city.differences(reader)).toEqual([])
  const { lane } = from.identity.present()
  const orders = await reader.store.reader
    .selectFrom('sales_order')
    .select('number')
    .where('number', 'like', `ORD-CAP${lane}-%`)
    .orderBy('number')
    .execute()
  return orders.map(row => row.number)
}

/** Syncs again and again until nothing waits; a person who keeps pressing the button. */
async function until(desk: CityDesk, most = 40): Promise<void> {
  for (let tries = 0; tries < most; tries++) {
    const status = await desk.sync.now()
    if (status.trouble === null && status.waitingTransactions === 0) return
  }
  throw new Error(`still waiting: ${JSON.stringify(await desk.sync.status())}\n${desk.logged.join('\n')}`)
}

test('faults 8, 9, 10, 12: twenty orders arrive once each over a link that is cut in mid-frame, in mid-answer, and doubles what it carries', async () => {
  const desk = await city.addDesk()
  desk.link.set({ doubled: true })
  const taken: string[] = []
  for (let round = 0; round < 10; round++) {
    taken.push(...(await takeOrders(desk, order(), 2)))
    desk.link.set(round % 2 === 0 ? { cutAfterUp: 40 + 20 * round } : { cutAfterDown: 10 + 12 * round })
    const cut = await desk.sync.now()
    expect(cut.trouble).not.toBeNull()
    expect(cut.waitingTransactions).toBeGreaterThan(0)
    expect(cut.state).toBe('waiting')
  }
  await until(desk)
  expect(taken).toHaveLength(20)
  expect(await arrived(desk)).toEqual(taken)
  expect(await city.differences(desk)).toEqual([])
})

test('fault 13: a portal moves no cursor, and the sync goes on when it has gone', async () => {
  const desk = await city.addDesk()
  const before = await syncState(desk.store.reader)
  const address = desk.identity.present().address
  const portal = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')
  })
  await new Promise<void>(resolve => portal.listen(0, '127.0.0.1', resolve))
  const at = portal.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  const taken = await takeOrders(desk, order(), 1)
  desk.identity.change({ address: `http://127.0.0.1:${at.port}/` })

  expect(await desk.sync.now()).toMatchObject({ state: 'waiting', trouble: 'portal', waitingTransactions: 1 })
  expect(await syncState(desk.store.reader)).toMatchObject({
    cursors: before.cursors,
    lastSuccessAt: before.lastSuccessAt,
    answeredFrame: before.answeredFrame,
  })
  portal.close()
  desk.identity.change({ address })
  await until(desk)
  expect(await arrived(desk)).toEqual(taken)
})

test('fault 13: a flipped bit, on the way up or down, is noticed before anything is applied', async () => {
  const desk = await city.addDesk({ idleAtMost: 400 })
  const before = await syncState(desk.store.reader)
  const taken = await takeOrders(desk, order(), 2)
  for (const garble of [{ garbleDown: 30 }, { garbleDown: 90 }, { garbleUp: 20 }, { garbleUp: 100 }]) {
    desk.link.set({ garbleDown: null, garbleUp: null, ...garble })
    const status = await desk.sync.now()
    expect(status.trouble, JSON.stringify(garble)).not.toBeNull()
    expect(status.waitingTransactions).toBe(2)
    expect((await syncState(desk.store.reader)).cursors).toEqual(before.cursors)
  }
  desk.link.set({ garbleDown: null, garbleUp: null })
  await until(desk)
  expect(await arrived(desk)).toEqual(taken)
})

test('fault 16: a link whose other end is gone is given up after the patience, and tried again', async () => {
  const desk = await city.addDesk({ idleAtMost: 400 })
  const taken = await takeOrders(desk, order(), 1)
  desk.link.set({ halfOpen: true })
  const began = performance.now()
  expect(await desk.sync.now()).toMatchObject({ trouble: 'timeout', waitingTransactions: 1 })
  expect(performance.now() - began).toBeLessThan(2_000)
  desk.link.set({ halfOpen: false })
  await until(desk)
  expect(await arrived(desk)).toEqual(taken)
})

test('fault 15: a link that goes away every moment makes headway each time', async () => {
  const desk = await city.addDesk()
  const taken = await takeOrders(desk, order(), 10)
  for (let change = 0; change < 30; change++)
    await desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
      tx
        .updateTable('customer')
        .set({ notes: randomBytes(200).toString('hex') })
        .where('id', '=', city.customer)
        .execute(),
    )
  let cuts = 0
  desk.link.set({ up: 8_000 })
  const flap = setInterval(() => {
    cuts += 1
    desk.link.set({ down: true })
    setTimeout(() => desk.link.set({ down: false }), 30)
  }, 350)
  await until(desk, 400)
  clearInterval(flap)
  expect(cuts).toBeGreaterThan(0)
  desk.link.set({ down: false, up: null })
  expect(await arrived(desk)).toEqual(taken)
})

test('fault 8: the tenth failure in a row waits far longer than the first, and a person’s wish does not wait', async () => {
  const desk = await city.addDesk()
  await desk.sync.start()
  await desk.sync.now()
  desk.link.set({ down: true })
  const first = await desk.sync.now()
  expect(first).toMatchObject({ state: 'waiting', trouble: 'no-link' })
  const firstWait = (first.nextAttempt ?? 0) - Date.now()
  expect(firstWait).toBeGreaterThan(2_000)
  expect(firstWait).toBeLessThanOrEqual(5_000)
  for (let failure = 2; failure < 10; failure++) await desk.sync.now()
  const tenth = await desk.sync.now()
  expect((tenth.nextAttempt ?? 0) - Date.now()).toBeGreaterThan(400_000)
  desk.link.set({ down: false })
  const back = await desk.sync.now()
  expect(back).toMatchObject({ state: 'idle', trouble: null })
  expect((back.nextAttempt ?? 0) - Date.now()).toBeGreaterThan(14 * 60_000)
})

test('fault 20: orders of a computer whose clock is a year slow stand in their place, and it is told the time', async () => {
  const year = 365 * 86_400_000
  const desk = await city.addDesk({ now: () => Date.now() - year })
  expect((await syncState(desk.store.reader)).clockOffset).toBeGreaterThan(year - 60_000)
  const edit = (at: CityDesk, notes: string) =>
    at.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
      tx.updateTable('customer').set({ notes }).where('id', '=', city.customer).execute(),
    )
  await edit(reader, 'earlier')
  await reader.sync.now()
  await desk.sync.now()
  await edit(desk, 'later')
  await until(desk)
  await reader.sync.now()
  for (const at of [desk, reader]) {
    const customer = at.store.reader.selectFrom('customer').select('notes').where('id', '=', city.customer)
    expect(await customer.executeTakeFirst()).toEqual({ notes: 'later' })
  }
})

test('faults 20, 45: a computer whose clock is a year fast blocks nobody: what it writes is taken and set to head office’s time', async () => {
  const year = 365 * 86_400_000
  const desk = await city.addDesk()
  await desk.close()
  const fast = city.track({ folder: desk.folder, now: () => Date.now() + year }, desk.link)
  const taken = await takeOrders(fast, order(), 1)
  await until(fast)
  expect(await arrived(fast)).toEqual(taken)
  expect((await syncState(fast.store.reader)).clockOffset).toBeLessThan(-year + 60_000)
})

test('a path that swallows big packets delays what goes up, never what comes down, until frames are small enough', async () => {
  const desk = await city.addDesk({ idleAtMost: 800 })
  let notes = ''
  for (let change = 0; change < 12; change++) {
    notes = randomBytes(300).toString('hex')
    await desk.store.write(by(city.clerk.cap, 'customers.save', 'customers.edit'), tx =>
      tx.updateTable('customer').set({ notes }).where('id', '=', city.customer).execute(),
    )
  }
  const others = await takeOrders(reader, order(), 2)
  await reader.sync.now()
  desk.link.set({ swallowAbove: 1_150 })
  expect(await desk.sync.now()).toMatchObject({ trouble: 'timeout', waitingTransactions: 12 })

  expect(await desk.sync.now()).toMatchObject({ trouble: 'timeout', waitingTransactions: 12 })
  const there = await desk.store.reader.selectFrom('sales_order').select('id').where('number', 'in', others).execute()
  expect(there).toHaveLength(2)

  await until(desk, 4)
  desk.link.set({ swallowAbove: null })
  await reader.sync.now()
  expect(await city.differences(reader)).toEqual([])
  const customer = reader.store.reader.selectFrom('customer').select('notes').where('id', '=', city.customer)
  expect(await customer.executeTakeFirst()).toEqual({ notes })
})

test('a night without a link makes no frame smaller: nothing was too big for it', async () => {
  const desk = await city.addDesk()
  const { address } = desk.identity.present()
  await takeOrders(desk, order(), 1)
  desk.identity.change({ address: 'http://127.0.0.1:1/' })
  for (let failure = 0; failure < 7; failure++) expect((await desk.sync.now()).trouble).toBe('server-down')
  await takeOrders(desk, order(), 20)
  desk.identity.change({ address })
  expect(await desk.sync.now()).toMatchObject({ waitingTransactions: 0 })
  const frames = await desk.store.reader.selectFrom('frame').select(['first_tx', 'last_tx']).orderBy('number').execute()
  expect(frames).toEqual([
    { first_tx: 1, last_tx: 1 },
    { first_tx: 2, last_tx: 21 },
  ])
})

test('fault 14: a link of 30 kbit/s up, 60 down and 700 ms there and back carries a hundred orders in one go, without sending anything twice', async () => {
  const desk = await city.addDesk()
  const taken = await takeOrders(desk, order(), 100)
  const before = { ...desk.link.traffic }
  desk.link.set({ up: 3_750, downward: 7_500, delay: 350 })
  const began = performance.now()
  const running = desk.sync.now()
  expect(await desk.sync.status()).toMatchObject({ state: 'running', trouble: null, progress: expect.anything() })
  expect(await running).toMatchObject({ trouble: null, waitingTransactions: 0 })
  const seconds = (performance.now() - began) / 1000
  const up = desk.link.traffic.up - before.up
  console.log(`100 orders: ${seconds.toFixed(1)} s, ${up} bytes up, ${desk.link.traffic.down - before.down} down`)
  const frames = await desk.store.reader.selectFrom('frame').select('bytes').execute()
  const payload = frames.reduce((sum, frame) => sum + frame.bytes + 250, 0)
  expect(up).toBeLessThan(1.3 * payload)
  expect(seconds).toBeLessThan(15)
  desk.link.set({ up: null, downward: null, delay: 0 })
  expect(await arrived(desk)).toEqual(taken)
})

test('a computer whose clock jumped a year, and whom answers reach too slowly to tell, forgets nothing that it sent lately', async () => {
  let ahead = 0
  let slow = 0
  const now = (): number => {
    ahead += slow
    return Date.now() + ahead
  }
  const desk = await city.addDesk({ now })
  await takeOrders(desk, order(), 3)
  await until(desk)
  const sent = await desk.store.reader.selectFrom('tx').select('number').execute()
  expect(sent.length).toBeGreaterThanOrEqual(3)
  await desk.close()
  ahead = 365 * 24 * 60 * 60_000
  slow = 61_000
  const again = city.track({ folder: desk.folder, now }, desk.link)
  expect((await again.sync.now()).trouble).toBeNull()
  expect(await again.store.reader.selectFrom('tx').select('number').execute()).toEqual(sent)
})
