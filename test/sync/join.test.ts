import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listRefused } from '../../db/inbox.ts'
import { listPeople } from '../../db/people.ts'
import { insertRow } from '../../db/reference.ts'
import { answerRequest, findRequest } from '../../db/requests.ts'
import type { Writer } from '../../db/schema.ts'
import { grantHolds } from '../../electron/api/grant.ts'
import { startHeadOffice } from '../../headoffice/start.ts'
import { deviceOfId } from '../../shared/kernel/id.ts'
import { tableOf } from '../../shared/sync/registry.ts'
import { addCustomer, addProduct, by, type Company, foundCompany } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { openOffice } from '../support/office.ts'
import { openRealDesk } from '../support/realDesk.ts'
import { takeOrders } from '../support/takeOrders.ts'

let city: City

beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

interface Alone {
  readonly desk: CityDesk
  readonly company: Company
  readonly orders: readonly string[]
}

/** A product that head office does not know, with a price in a list that it does know. */
async function pricedProduct(tx: Writer, company: Company): Promise<number> {
  const id = await addProduct(tx, 'RHUM', company.taxClass)
  const price = { price_units: 6, price_minor: 540_000, from_quantity: 1 }
  await tx
    .insertInto('price_item')
    .values({ id: company.priceList, n: 99, product_id: id, ...price })
    .execute()
  return id
}

let customers = 0
/** Worked alone for a day: products that head office has by code and one that it has not, a customer of its own, three orders. */
async function deskAlone(login: string): Promise<Alone> {
  const desk = await city.addComputer()
  const company = await foundCompany(desk.store, { login })
  const { unknown, customer } = await desk.store.write(
    by(company.person, 'products.save', 'reference.edit'),
    async tx => ({
      unknown: await pricedProduct(tx, company),
      customer: await addCustomer(tx, company.depot, `A-${login}-${++customers}`),
    }),
  )
  const known = company.products[0] ?? 0
  const orders = await takeOrders(
    desk,
    {
      company: { ...company, products: [known, unknown] },
      customer,
      person: company.person,
      depot: company.depot,
      depotCode: 'CAP',
    },
    3,
  )
  return { desk, company, orders }
}

const join = async (desk: CityDesk, code?: string) =>
  desk.sync.join({
    address: desk.link.url,
    code: code ?? (await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })),
    computer: 'Ti biwo',
  })

const numbers = async (desk: CityDesk, like: string) =>
  (
    await desk.store.reader
      .selectFrom('sales_order')
      .select('number')
      .where('number', 'like', like)
      .orderBy('number')
      .execute()
  ).map(row => row.number)

/** What a person at head office does with every open request. */
async function acceptAll(): Promise<number> {
  const { store } = city.founder
  const open = await store.reader
    .selectFrom('request')
    .select('id')
    .where('status', '=', 'open')
    .orderBy('id')
    .execute()
  for (const { id } of open) {
    const request = await findRequest(store.reader, id)
    if (!request?.creates) throw new Error('only new rows are asked for here')
    const right = request.key.table === 'person' ? 'people.edit' : 'reference.edit'
    await store.write(by(city.company.person, 'requests.accept', right), async tx => {
      await insertRow(tx, request.key, request.proposal)
      await answerRequest(tx, id, {
        status: 'accepted',
        answeredBy: city.company.person,
        answeredAt: Date.now(),
        answer: '',
      })
    })
  }
  return open.length
}

test('a desk that worked alone joins: its ids are renumbered once, its orders arrive, what head office has not stands as requests', async () => {
  const { desk, company, orders } = await deskAlone('nadege')
  const { aloneLane } = desk.identity.present()
  expect(orders[0]).toBe(`ORD-CAP${aloneLane}-27-000001`)

  const joined = await join(desk)
  expect(joined.requests).toBeGreaterThan(0)
  expect(desk.identity.present()).toMatchObject({ device: joined.device, lane: joined.lane, pending: null })
  expect(joined.lane).not.toMatch(/^Z/)

  const after = await desk.sync.now()
  expect({ ...after, logged: await listRefused(desk.store.reader) }).toMatchObject({
    trouble: null,
    waitingTransactions: 0,
    logged: [],
  })
  const ids = await desk.store.reader.selectFrom('sales_order').select(['id', 'customer_id', 'depot_id']).execute()
  expect(ids.map(row => deviceOfId(row.id))).toEqual([joined.device, joined.device, joined.device])
  expect(ids.every(row => row.depot_id === city.company.depot)).toBe(true)
  expect(await desk.store.reader.selectFrom('product').select('sku').where('sku', '=', 'COLA').execute()).toHaveLength(
    1,
  )
  const lines = await desk.store.reader.selectFrom('order_line').select('product_id').where('n', '=', 1).execute()
  expect(new Set(lines.map(line => line.product_id))).toEqual(new Set([city.company.products[0]]))
  expect(await desk.store.reader.selectFrom('depot').select('id').where('id', '=', company.depot).execute()).toEqual([])

  await city.founder.sync.now()
  const asked = await city.founder.store.reader
    .selectFrom('request')
    .select(['table_number', 'proposal'])
    .where('status', '=', 'open')
    .execute()
  const skus = asked
    .filter(request => request.table_number === tableOf('product').number)
    .map(request => JSON.parse(request.proposal).sku)
  expect(skus).toEqual(['RHUM'])
  const prices = asked
    .filter(request => request.table_number === tableOf('price_item').number)
    .map(request => JSON.parse(request.proposal).price_minor)
  expect(prices).toEqual([540_000])

  expect(await acceptAll()).toBe(asked.length)
  await city.founder.sync.now()
  await desk.sync.now()
  const other = await city.addDesk()
  for (const at of [city.founder, desk, other]) {
    await at.sync.now()
    expect(await numbers(at, `ORD-CAP${aloneLane}-%`)).toEqual(orders)
    const [rhum] = await at.store.reader.selectFrom('product').select('id').where('sku', '=', 'RHUM').execute()
    const priced = await at.store.reader
      .selectFrom('price_item')
      .select('price_minor')
      .where('id', '=', city.company.priceList)
      .where('product_id', '=', rhum?.id ?? 0)
      .execute()
    expect(priced).toEqual([{ price_minor: 540_000 }])
    expect(await city.differences(at)).toEqual([])
  }
})

test('an order taken after joining has the new lane, and one from before keeps its number', async () => {
  const { desk, orders } = await deskAlone('nadege')
  const joined = await join(desk)
  await desk.sync.now()
  const customer = await desk.store.reader
    .selectFrom('customer')
    .select('id')
    .where('code', '=', `A-nadege-${customers}`)
    .limit(1)
    .executeTakeFirstOrThrow()
  const [number] = await takeOrders(
    desk,
    {
      company: city.company,
      customer: customer.id,
      person: city.clerk.cap,
      depot: city.company.depot,
      depotCode: 'CAP',
    },
    1,
  )
  expect(number).toBe(`ORD-CAP${joined.lane}-27-000001`)
  expect(await desk.sync.now()).toMatchObject({ waitingTransactions: 0, trouble: null })
  expect(await listRefused(desk.store.reader)).toEqual([])
  expect(await numbers(desk, `ORD-CAP${desk.identity.present().aloneLane}-%`)).toEqual(orders)
})

test('a desk whose person nobody knows at head office loses nothing: everything waits until somebody there says who it is', async () => {
  const { desk, orders } = await deskAlone('enkoni')
  const { aloneLane } = desk.identity.present()
  await join(desk)
  expect(await desk.sync.now()).toMatchObject({ waitingTransactions: 0, trouble: null, needsAttention: 0 })
  expect(await numbers(desk, `ORD-CAP${aloneLane}-%`)).toEqual(orders)
  await city.founder.sync.now()
  expect(await numbers(city.founder, `ORD-CAP${aloneLane}-%`)).toEqual([])

  expect(await acceptAll()).toBe(1)
  await city.founder.sync.now()
  await desk.sync.now()
  await city.founder.sync.now()
  expect(await numbers(city.founder, `ORD-CAP${aloneLane}-%`)).toEqual(orders)
  expect(await desk.store.reader.selectFrom('tx').select('state').where('state', '!=', 'accepted').execute()).toEqual(
    [],
  )
  for (const at of [desk, city.founder]) expect(await city.differences(at)).toEqual([])
})

test('who worked here alone still may when the link breaks in the middle of joining; afterwards only whom head office signed', async () => {
  const { desk, company } = await deskAlone('nadege')
  desk.link.set({ delay: 300 })
  const joining = join(desk)
  await vi.waitFor(() => expect(desk.identity.present().device).toBeGreaterThan(1), { interval: 2, timeout: 20_000 })
  desk.link.set({ down: true, delay: 0 })
  const joined = await joining
  const someone = async () =>
    (await listPeople(desk.store.reader)).filter(person => grantHolds(person, desk.identity.present()))
  expect(joined.device).toBeGreaterThan(1)
  await vi.waitFor(async () => expect(await desk.sync.status()).toMatchObject({ trouble: 'no-link' }))
  expect((await someone()).map(person => person.id)).toEqual([city.clerk.cap])
  expect(company.person).not.toBe(city.clerk.cap)
  const skus = await desk.store.reader.selectFrom('product').select('sku').orderBy('sku').execute()
  expect(skus.map(row => row.sku)).toEqual(['BEER', 'COLA', 'RHUM', 'SODA'])

  desk.link.set({ down: false })
  await desk.sync.now()
  const person = (await someone()).find(({ id }) => id === city.clerk.cap)
  expect(person).toBeDefined()
  if (person) expect(grantHolds({ ...person, role: 'head-office' }, desk.identity.present())).toBe(false)
})

test('a blank computer can be signed in on as soon as joining has answered', async () => {
  const desk = await city.addComputer()
  desk.link.set({ downward: 20_000, delay: 50 })
  await join(desk)
  const people = await desk.store.reader.selectFrom('person').select('login').execute()
  expect(people.map(person => person.login)).toContain('nadege')
})

test('what cannot be joined is said in one word, and nothing is changed', async () => {
  const desk = await city.addComputer()
  const before = desk.identity.present()
  const reason = (form: { address?: string; code?: string }) =>
    desk.sync.join({ address: desk.link.url, code: '2222-2222-2222', computer: 'Biwo', ...form }).then(
      () => 'joined',
      (cause: { reason?: string }) => cause.reason,
    )
  expect(await reason({})).toBe('bad-code')
  expect(await reason({ code: 'short' })).toBe('bad-code')
  expect(await reason({ address: 'http://office.example.ht' })).toBe('insecure-address')
  expect(await reason({ address: 'http://127.0.0.1:1' })).toBe('no-answer')
  desk.link.set({ cutAfterDown: 40 })
  expect(await reason({})).toBe('no-answer')
  expect(desk.identity.present()).toEqual(before)
  expect((await desk.sync.status()).state).toBe('alone')
  expect(desk.logged.join('\n')).not.toMatch(/2222|Biwo|private/)

  const used = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
  const first = await city.addComputer()
  await join(first, used)
  expect(await reason({ code: used })).toBe('bad-code')
  expect(
    await first.sync.join({ address: first.link.url, code: used, computer: 'x' }).catch(cause => cause.reason),
  ).toBe('already-joined')
})

test('an empty computer cannot found a head office, and takes nobody the chance to', async () => {
  const office = await openOffice()
  const blank = openRealDesk()
  const form = async () => ({
    address: office.url,
    code: await office.code({ founding: true, depot: null, headOffice: true }),
    computer: 'Biwo',
  })
  await expect(blank.sync.join(await form())).rejects.toMatchObject({ reason: 'empty-head-office' })
  expect(blank.identity.present()).toMatchObject({ device: 0, pending: null })

  const second = await startHeadOffice({ databaseUrl: office.databaseUrl })
  expect(second.foundingCode).not.toBeNull()
  await foundCompany(blank.store)
  await blank.sync.join({ address: second.url, code: second.foundingCode ?? '', computer: 'Biwo' })
  expect(await blank.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  await blank.close()
  await second.close()
  const third = await startHeadOffice({ databaseUrl: office.databaseUrl })
  expect(third.foundingCode).toBeNull()
  await third.close()
  await office.close()
  rmSync(blank.folder, { recursive: true, force: true })
})
