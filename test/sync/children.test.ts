import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { addDays, dayAt } from '../../shared/kernel/day.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { screenAt } from '../support/screenAt.ts'
import { line } from '../support/shop.ts'

let city: City
let one: CityDesk
let two: CityDesk
let atOne: Client
let atTwo: Client

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  two = await city.addDesk()
  atOne = await screenAt(one, city.clerk.cap)
  atTwo = await screenAt(two, city.clerk.cap)
})
afterAll(() => city.close())

const contact = (name: string) => ({ n: 0, name, role: '', phone: '', email: '', isPrimary: false })

async function everybodySyncs(): Promise<void> {
  for (const desk of [one, two, city.founder, one, two]) await desk.sync.now()
  for (const desk of [one, two, city.founder]) {
    expect(await desk.store.reader.selectFrom('refusal').selectAll().execute()).toEqual([])
    expect(await city.differences(desk)).toEqual([])
  }
}

test('two desks that add a contact to the same customer apart have both', async () => {
  for (const [client, name] of [
    [atOne, 'Wisner'],
    [atTwo, 'Rose'],
  ] as const) {
    const before = await client.customers.find({ id: city.customer })
    await client.customers.save({ ...before, contacts: [...before.contacts, contact(name)] })
  }
  await everybodySyncs()
  const names = (await atTwo.customers.find({ id: city.customer })).contacts.map(({ name }) => name)
  expect(names.toSorted()).toEqual(['Jocelyne', 'Rose', 'Wisner'])
})

test('two desks that add a line to the same order apart have both, each with its own goods, and the total is theirs', async () => {
  const [cola = 0, soda = 0, beer = 0] = city.company.products
  const { id } = await atOne.orders.save({
    id: null,
    version: 0,
    customerId: city.customer,
    channel: 'phone',
    customerReference: '',
    requestedDay: addDays(dayAt(Date.now(), 'America/Port-au-Prince'), 3),
    currency: 'HTG',
    note: '',
    lines: [line(cola, 24)],
  })
  await everybodySyncs()
  for (const [client, product] of [
    [atOne, soda],
    [atTwo, beer],
  ] as const) {
    const { order } = await client.orders.find({ id })
    const saved = await client.orders.save({ ...order, lines: [line(cola, 24, { n: 1 }), line(product, 48)] })
    const added = saved.lines.find(({ productId }) => productId === product)
    await client.orders.save({
      ...saved,
      lines: [line(cola, 24, { n: 1 }), line(product, 72, { n: added?.n ?? 0 })],
    })
  }
  await everybodySyncs()
  const { order } = await atTwo.orders.find({ id })
  expect(order.lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([
    [cola, 24],
    [soda, 72],
    [beer, 72],
  ])
  expect(order.netMinor).toBe(order.lines.reduce((sum, each) => sum + each.amountMinor, 0))
})

test('a contact that was taken away comes back by undo also after head office heard of it, and can go and come again', async () => {
  const before = await atTwo.customers.find({ id: city.customer })
  await atTwo.customers.save({ ...before, contacts: [] })
  await everybodySyncs()
  await atTwo.undo.last({})
  await everybodySyncs()
  const back = await atOne.customers.find({ id: city.customer })
  expect(back.contacts.map(({ name }) => name).toSorted()).toEqual(['Jocelyne', 'Rose', 'Wisner'])

  const again = await atTwo.customers.find({ id: city.customer })
  const { contacts: _, ...rest } = again
  const emptied = await atTwo.customers.save({ ...rest, contacts: [] })
  await atTwo.customers.save({ ...emptied, contacts: [contact('Yolande')] })
  await everybodySyncs()
  expect((await atOne.customers.find({ id: city.customer })).contacts.map(({ name }) => name)).toEqual(['Yolande'])
})

test('what undo took away for good does not come back by undoing the undo: head office would refuse it', async () => {
  const template = await atOne.customers.find({ id: city.customer })
  await atOne.customers.save({ ...template, id: null, version: 0, code: 'NEW', contacts: [] })
  await atOne.undo.last({})
  await expect(atOne.undo.last({})).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'not-reversible' } })
  await everybodySyncs()
})
