import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { addDays, dayAt } from '../../shared/kernel/day.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { screenAt } from '../support/screenAt.ts'
import { line, savedId } from '../support/shop.ts'

let city: City
let one: CityDesk
let two: CityDesk
let atOne: Client
let reasonId: number

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  two = await city.addDesk()
  const atHeadOffice = await screenAt(city.founder, city.company.person)
  const texts = { en: 'Because', fr: 'Parce que', ht: 'Paske' }
  reasonId = savedId(
    await atHeadOffice.settings.saveReasonCode({ id: null, kind: 'cancel', code: 'CANCEL', texts, active: true }),
  )
  await city.founder.sync.now()
  for (const desk of [one, two]) await desk.sync.now()
  atOne = await screenAt(one, city.clerk.cap)
})
afterAll(() => city.close())

async function checkedOrder(): Promise<number> {
  const { id } = await atOne.orders.save({
    id: null,
    version: 0,
    customerId: city.customer,
    channel: 'phone',
    customerReference: '',
    requestedDay: addDays(dayAt(Date.now(), 'America/Port-au-Prince'), 3),
    currency: 'HTG',
    note: '',
    lines: [line(city.company.products[0] ?? 0, 48)],
  })
  await atOne.orders.receive({ id })
  await atOne.orders.check({ id })
  return id
}

async function standsEverywhere(id: number, status: string): Promise<void> {
  for (const desk of [one, two, one])
    expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  for (const desk of [one, two]) {
    const row = desk.store.reader.selectFrom('sales_order').select('status').where('id', '=', id)
    expect(await row.executeTakeFirst()).toEqual({ status })
    expect(await city.differences(desk)).toEqual([])
  }
}

test.each(['before head office heard of it', 'after'])(
  'a confirmation and a cancellation that were taken back, %s, are back everywhere and refused nowhere',
  async when => {
    const heard = async () => {
      if (when === 'after') for (const desk of [one, two]) await desk.sync.now()
    }
    const id = await checkedOrder()
    await atOne.orders.confirm({ id })
    await heard()
    await atOne.undo.last({})
    await standsEverywhere(id, 'checked')
    await atOne.orders.confirm({ id })
    await atOne.orders.cancel({ id, reasonId })
    await heard()
    await atOne.undo.last({})
    await standsEverywhere(id, 'confirmed')
  },
)
