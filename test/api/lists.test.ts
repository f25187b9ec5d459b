import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import type { SheetFormat } from '../../shared/lists/contract.ts'
import type { ListQuestion } from '../../shared/lists/list.ts'
import type { ViewState } from '../../shared/lists/view.ts'
import { everyOrder } from '../../shared/orders/filter.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { hire, passwordOf } from '../support/people.ts'
import { customerForm, line, openShop, orderForm } from '../support/shop.ts'

const orders = (part: Partial<typeof everyOrder> = {}): ListQuestion => ({
  list: 'orders',
  filter: { ...everyOrder, ...part },
  sort: 'total',
  descending: true,
})
const customers: ListQuestion = {
  list: 'customers',
  filter: {
    search: '',
    customerClass: null,
    zone: null,
    city: null,
    inactive: false,
    hold: null,
    deliveryDay: null,
    ordered: null,
  },
  sort: 'name',
  descending: false,
}

async function fetched(client: Client, question: ListQuestion, columns: string[], format: SheetFormat) {
  const parts: Buffer[] = []
  let done = { name: '', rows: -1 }
  for await (const part of await client.lists.export({ question, columns, format, language: 'en' })) {
    if (part.kind === 'bytes') parts.push(Buffer.from(part.base64, 'base64'))
    if (part.kind === 'done') done = part
  }
  return { bytes: Buffer.concat(parts), ...done }
}

const state = (search: string): ViewState => ({
  search,
  sort: 'age',
  descending: true,
  columns: null,
  widths: {},
  filter: { late: true },
})

overEveryDoor(door => {
  test('the list comes as a file as it is filtered, sorted and chosen, for people and for programs', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    await shop.client.customers.save(customerForm(shop.depotId, { code: 'EVIL', name: '=1+1;"x"' }))
    const small = await shop.client.orders.saveAndConfirm(orderForm(shop, { lines: [line(shop.malta, 24)] }))
    const large = await shop.client.orders.saveAndConfirm(orderForm(shop, { lines: [line(shop.malta, 240)] }))
    await shop.client.orders.save(orderForm(shop))

    const columns = ['number', 'customer', 'stage', 'requested', 'total']
    const programs = await fetched(shop.client, orders({ statuses: ['confirmed'] }), columns, 'csv-programs')
    expect(programs).toMatchObject({ name: 'Orders CAP 2026-11-17.csv', rows: 2 })
    const since = new Date(large.statusSince).toISOString()
    expect(parse(programs.bytes)).toEqual([
      ['number', 'customer', 'stage', 'since', 'requested', 'total', 'currency'],
      [large.number, 'Depo Bon Pri', 'confirmed', since, '2026-11-18', '12650.00', 'HTG'],
      [small.number, 'Depo Bon Pri', 'confirmed', since, '2026-11-18', '1265.00', 'HTG'],
    ])
    const sheet = await fetched(shop.client, orders(), ['total', 'number'], 'xlsx')
    expect(sheet).toMatchObject({ name: 'Orders CAP 2026-11-17.xlsx', rows: 3 })
    const rows = await readSheet(sheet.bytes)
    expect(rows.slice(0, 3).map(row => row[0])).toEqual(['Total', 15_180, 12_650])

    const people = await fetched(shop.client, customers, ['code', 'name'], 'csv')
    expect(people.bytes.toString()).toContain(`EVIL,"'=1+1;""x"""`)
  })

  test('a person’s views are kept, renamed, opened first and removed, and nobody else has them', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const { client } = shop
    expect(await client.lists.views({ list: 'orders' })).toMatchObject({ views: [], usual: null })
    await client.lists.saveView({ list: 'orders', view: { id: 'a', name: 'Late ones', state: state('x') } })
    const two = await client.lists.saveView({ list: 'orders', view: { id: 'b', name: 'Others', state: state('') } })
    expect(two.views.map(({ name }) => name)).toEqual(['Late ones', 'Others'])
    const same = client.lists.saveView({ list: 'orders', view: { id: 'b', name: 'late ONES', state: state('') } })
    await expect(same).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'same-name' } })
    await client.lists.setUsual({ list: 'orders', id: 'b' })
    const renamed = await client.lists.saveView({
      list: 'orders',
      view: { id: 'a', name: 'Too late', state: state('y') },
    })
    expect(renamed).toMatchObject({
      usual: 'b',
      views: [{ name: 'Too late', state: { search: 'y' } }, { name: 'Others' }],
    })
    expect(await client.lists.views({ list: 'customers' })).toMatchObject({ views: [], usual: null })

    const arranged = { columns: ['total', 'number'], widths: { total: 12 } }
    await client.lists.arrange({ list: 'orders', ...arranged })
    expect(await client.lists.views({ list: 'orders' })).toMatchObject({ usual: 'b', arranged })

    await hire(client, { login: 'rose', role: 'viewer', depotId: shop.depotId })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })
    expect(await rose.lists.views({ list: 'orders' })).toMatchObject({ views: [], usual: null })
    expect(await client.lists.removeView({ list: 'orders', id: 'b' })).toMatchObject({
      usual: null,
      views: [{ id: 'a' }],
    })
  })

  test('orders are filtered by day, channel, amount, who took them and the cut-off, all at once', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const { client } = shop
    const today = await client.orders.save(
      orderForm(shop, { requestedDay: '2026-11-19', lines: [line(shop.malta, 24)] }),
    )
    const later = await client.orders.saveAndConfirm(orderForm(shop, { channel: 'visit', requestedDay: '2026-11-25' }))
    const ids = async (part: Partial<typeof everyOrder>): Promise<number[]> =>
      (await client.orders.list({ filter: part, sort: 'ordered', descending: false })).rows.map(({ id }) => id)
    expect(await ids({ wantedFrom: '+0', wantedTo: '+2' })).toEqual([today.id])
    expect(await ids({ from: '-1', to: '+0' })).toEqual([today.id, later.id])
    expect(await ids({ to: '-1' })).toEqual([])
    expect(await ids({ channels: ['visit'], leastMinor: 200_000 })).toEqual([later.id])
    expect(await ids({ mostMinor: 200_000, mine: true })).toEqual([today.id])
    expect(await ids({ beforeCutoff: true })).toEqual([today.id])
    expect(await ids({ shipping: 'open' })).toEqual([today.id, later.id])
    expect(await ids({ shipping: 'shipped' })).toEqual([])
  })

  test('customers are filtered by hold, day of delivery, town and whether they ever ordered', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client } = shop
    await client.orders.save(orderForm(shop))
    const tuesdays = await client.customers.save(
      customerForm(shop.depotId, { code: 'B', name: 'B', city: 'Milot', zone: 'Sid', deliveryDays: 0b10 }),
    )
    const ids = async (part: object): Promise<number[]> =>
      (await client.customers.list({ ...part, sort: 'code' })).rows.map(({ id }) => id)
    expect(await ids({ ordered: true })).toEqual([shop.customer])
    expect(await ids({ ordered: false })).toEqual([tuesdays.id])
    expect(await ids({ deliveryDay: 2 })).toEqual([tuesdays.id, shop.customer])
    expect(await ids({ deliveryDay: 3 })).toEqual([shop.customer])
    expect(await ids({ city: 'Milot', zone: 'Sid' })).toEqual([tuesdays.id])
    expect(await ids({ hold: true })).toEqual([])
    expect(await ids({ hold: false })).toHaveLength(2)
    expect(await client.customers.places()).toEqual({ zones: ['Nord', 'Sid'], cities: ['Limbé', 'Milot'] })
    expect(await client.products.categories()).toEqual(['drinks'])
  })
})

test('whoever may not see a list takes no file of it', async () => {
  const desk = await openDesk()
  const shop = await openShop(await desk.connect('port'))
  const [depot] = (await shop.client.settings.get()).depots
  if (!depot) throw new Error('no depot')
  const outcome = await shop.client.settings.saveDepot({ ...depot, id: null, code: 'GON', name: 'Gonaïves' })
  const gonaives = outcome.outcome === 'saved' ? outcome.id : 0
  const theirs = await shop.client.customers.save(customerForm(gonaives, { code: 'GG', name: 'Gwo Gonayiv' }))
  await shop.client.orders.saveAndConfirm(orderForm(shop, { customerId: theirs.id }))
  await hire(shop.client, { login: 'rose', role: 'viewer', depotId: shop.depotId })
  const rose = await desk.connect('port')
  await expect(fetched(rose, orders(), ['number'], 'csv')).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })

  expect((await fetched(rose, orders({ depotId: gonaives }), ['number'], 'csv')).rows).toBe(0)
  expect((await fetched(rose, customers, ['name'], 'csv-programs')).bytes.toString()).not.toContain('Gonayiv')
  expect((await rose.orders.figures({ filter: everyOrder })).listed).toBe(0)
})

test('the list goes on paper as a table', async () => {
  const shop = await openShop(await (await openDesk()).connect('port'))
  await shop.client.orders.saveAndConfirm(orderForm(shop))
  const file = await shop.client.lists.paper({
    question: orders(),
    columns: ['number', 'customer', 'total'],
    under: ['All orders'],
    size: 'a4',
    language: 'ht',
  })
  expect(file).toMatchObject({ pages: 1, language: 'ht' })
  expect(Buffer.from(file.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
})
