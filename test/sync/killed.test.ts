import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCustomer, by, foundCompany } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { type DeskProcess, startDesk } from '../support/deskProcess.ts'
import { takeOrders } from '../support/takeOrders.ts'

/** Desks in processes of their own, ended by kill -9 in each phase of a sync. */
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

/** A joined desk whose folder a child process now holds. */
async function startedDesk(): Promise<{ desk: CityDesk; child: DeskProcess }> {
  const desk = await city.addDesk()
  await desk.close()
  return { desk, child: await startDesk(desk.folder) }
}

/** Starts it again, syncs, and compares all three; answers its orders as the other desk has them. */
async function afterwards(desk: CityDesk, lane: string): Promise<(string | null)[]> {
  const child = await startDesk(desk.folder)
  const status = await child.sync()
  expect(status).toMatchObject({ waitingTransactions: 0, needsAttention: 0, trouble: null })
  await child.close()
  await reader.sync.now()
  expect(await city.differences(desk)).toEqual([])
  expect(await city.differences(reader)).toEqual([])
  const orders = await reader.store.reader
    .selectFrom('sales_order')
    .select('number')
    .where('number', 'like', `ORD-CAP${lane}-%`)
    .orderBy('number')
    .execute()
  return orders.map(row => row.number)
}

const sleep = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
const gone = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    () => 'gone',
  )

test('fault 3: killed before anything reached head office, it sends what waited', async () => {
  const { desk, child } = await startedDesk()
  const taken = await child.orders(order(), 5)
  desk.link.set({ halfOpen: true })
  const syncing = gone(child.sync())
  await sleep(150)
  await child.kill()
  expect(await syncing).toBe('gone')
  desk.link.set({ halfOpen: false })
  expect(await afterwards(desk, desk.identity.present().lane)).toEqual(taken)
})

test('fault 4: killed when head office has it but the answer has not come, nothing is there twice', async () => {
  const { desk, child } = await startedDesk()
  const taken = await child.orders(order(), 5)
  desk.link.set({ holdAnswers: true })
  const syncing = gone(child.sync())
  await desk.link.answerHeld()
  await child.kill()
  expect(await syncing).toBe('gone')
  desk.link.set({ holdAnswers: false })
  await reader.sync.now()
  const there = await reader.store.reader
    .selectFrom('sales_order')
    .select('number')
    .where('number', 'in', taken)
    .execute()
  expect(there).toHaveLength(5)
  expect(await afterwards(desk, desk.identity.present().lane)).toEqual(taken)
})

test('faults 5, 6: killed after every single turn at writing of a sync, one after the other, both go on from where they were', async () => {
  const desk = await city.addDesk()
  await desk.close()
  const { lane } = desk.identity.present()
  const taken: string[] = []
  let turn = 1
  for (; turn < 30; turn++) {
    const child = await startDesk(desk.folder)
    taken.push(...(await child.orders(order(), 1)))
    await takeOrders(reader, order(), 1)
    await reader.sync.now()
    await child.endInTurn(turn, 'after-commit')
    if ((await gone(child.sync())) === 'answered') {
      await child.close()
      break
    }
  }
  expect(turn).toBeGreaterThan(6)
  expect(turn).toBeLessThan(30)
  expect(await afterwards(desk, lane)).toEqual(taken)
}, 90_000)

test('fault 6: killed in the middle of a long download, it holds whole pages and fetches the rest', async () => {
  const { desk, child } = await startedDesk()
  await takeOrders(reader, order(), 150)
  await reader.sync.now()
  desk.link.set({ downward: 400 })
  const syncing = gone(child.sync())
  await sleep(350)
  await child.kill()
  expect(await syncing).toBe('gone')
  desk.link.set({ downward: null })
  await afterwards(desk, desk.identity.present().lane)
})

test('killed while head office takes it in, it joins with the same code once more and is the same computer', async () => {
  const newcomer = await city.addComputer()
  await newcomer.close()
  const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
  const form = { address: newcomer.link.url, code, computer: 'Kontwa' }
  const child = await startDesk(newcomer.folder)
  newcomer.link.set({ holdAnswers: true })
  const joining = gone(child.join(form))
  await newcomer.link.answerHeld()
  await child.kill()
  expect(await joining).toBe('gone')
  newcomer.link.set({ holdAnswers: false })

  const again = await startDesk(newcomer.folder)
  const joined = await again.join(form)
  expect(await again.sync()).toMatchObject({ state: 'idle', trouble: null })
  await again.close()
  expect(await city.differences(newcomer)).toEqual([])
  const computers = await reader.sync
    .now()
    .then(() => reader.store.reader.selectFrom('device').select('device_number').where('name', '=', 'Kontwa').execute())
  expect(computers).toEqual([{ device_number: joined.device }])
})

test.for(['before-commit', 'after-commit'] as const)(
  'killed %s of the one transaction that takes a desk alone into head office, the next start finishes it',
  { timeout: 60_000 },
  async when => {
    const newcomer = await city.addComputer()
    const company = await foundCompany(newcomer.store, { login: 'nadege' })
    await newcomer.store.write(by(company.person, 'customers.save', 'customers.edit'), tx =>
      addCustomer(tx, company.depot, `K-${when}`),
    )
    await newcomer.close()
    const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
    const child = await startDesk(newcomer.folder)
    await child.endInTurn(1, when)
    expect(await gone(child.join({ address: newcomer.link.url, code, computer: when }))).toBe('gone')

    const again = await startDesk(newcomer.folder)
    expect(await again.sync()).toMatchObject({ state: 'idle', trouble: null, waitingTransactions: 0 })
    await again.close()
    expect(await city.differences(newcomer)).toEqual([])
    await reader.sync.now()
    const there = await reader.store.reader
      .selectFrom('customer')
      .select('id')
      .where('code', '=', `K-${when}`)
      .execute()
    expect(there).toHaveLength(1)
  },
)
