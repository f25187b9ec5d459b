import { afterAll, beforeAll, expect, test } from 'vitest'
import { discard } from '../../db/discard.ts'
import { addExpected, findExpected, updateExpected } from '../../db/expectedGoods.ts'
import { addMove, addReversal, onHand } from '../../db/stock.ts'
import { type Cause, wayOf } from '../../shared/stock/cause.ts'
import { stateOf } from '../../shared/stock/expected.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'

let city: City
let one: CityDesk
let two: CityDesk

beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  two = await city.addDesk()
})
afterAll(() => city.close())

const product = (): number => city.company.products[0] ?? 0
const there = (desk: CityDesk) => onHand(desk.store.reader, city.company.depot, product())
const act = () => by(city.clerk.cap, 'stock.move', 'stock.count')
const expecting = () => by(city.clerk.cap, 'stock.expect', 'stock.move')
const stamp = () => ({ person: city.clerk.cap, at: Date.now() })

function move(desk: CityDesk, cause: Cause, quantity: number, expectedId: number | null = null): Promise<number> {
  const { from, to } = wayOf(cause)
  const told = { cause, from, to, quantity, movedDay: '2026-11-21', document: '', note: '', expectedId }
  return desk.store.write(act(), tx =>
    addMove(tx, { ...told, depotId: city.company.depot, productId: product() }, stamp()),
  )
}
const takeBack = (desk: CityDesk, id: number) =>
  desk.store.write(act(), tx => addReversal(tx, id, { ...stamp(), note: '' }))

async function settle(): Promise<void> {
  for (const desk of [one, two, one, two]) await desk.sync.now()
  expect([...(await city.differences(one)), ...(await city.differences(two))]).toEqual([])
}

test('two computers that give out the same last goods apart both did: the stock is below nothing at both, for somebody to count', async () => {
  await move(one, 'receipt', 10)
  await settle()
  await move(one, 'damaged', 10)
  await move(two, 'own-use', 10)
  await settle()
  expect([await there(one), await there(two)]).toEqual([
    { depot: -10, blocked: 0 },
    { depot: -10, blocked: 0 },
  ])
  await move(two, 'found', 10)
  await settle()
  expect(await there(one)).toEqual({ depot: 0, blocked: 0 })
})

test('a movement that two computers take back apart is taken back once; the other one is told that it is there already', async () => {
  const id = await move(one, 'receipt', 24)
  await settle()
  await takeBack(one, id)
  await takeBack(two, id)
  await one.sync.now()
  await two.sync.now()
  expect((await two.sync.status()).needsAttention).toBe(1)
  const [refused] = await two.store.reader.selectFrom('refusal').select(['tx', 'code']).execute()
  expect(refused?.code).toBe('already-exists')
  expect(await there(two)).toEqual({ depot: 0, blocked: 0 })
  await discard(two.store, { tx: refused?.tx ?? 0, person: city.clerk.cap, also: [] })
  await settle()
  expect([await there(one), await there(two)]).toEqual([
    { depot: 0, blocked: 0 },
    { depot: 0, blocked: 0 },
  ])
})

test('a truck that two computers receive apart came twice, and says so; each keeps what the other one changed of it', async () => {
  const form = { productId: product(), supplier: 'BRANA', document: 'PO 7', note: '' }
  const place = { ...form, depotId: city.company.depot, quantity: 48, expectedDay: '2026-11-24' }
  const id = await one.store.write(expecting(), tx => addExpected(tx, place, stamp()))
  await settle()
  const before = await there(one)
  await move(one, 'receipt', 48, id)
  await one.store.write(expecting(), tx => updateExpected(tx, id, { ...place, note: 'at the gate' }))
  const twice = await move(two, 'receipt', 48, id)
  await two.store.write(expecting(), tx => updateExpected(tx, id, { ...place, expectedDay: '2026-11-25' }))
  await settle()
  const seen = { quantity: 48, received: 96, expectedDay: '2026-11-25', note: 'at the gate' }
  for (const desk of [one, two]) {
    const expected = await findExpected(desk.store.reader, id)
    expect(expected).toMatchObject(seen)
    expect(expected && stateOf(expected, '2026-11-24')).toBe('more')
  }
  await takeBack(two, twice)
  await settle()
  expect(await findExpected(one.store.reader, id)).toMatchObject({ received: 48 })
  expect((await there(one)).depot).toBe(before.depot + 48)
})

test('a computer that joins later has the same stock, from the movements that come to it', async () => {
  const before = await there(one)
  await move(one, 'receipt', 36)
  await move(one, 'blocked', 6)
  await settle()
  const late = await city.addDesk()
  await late.sync.now()
  expect(await there(late)).toEqual({ depot: before.depot + 30, blocked: before.blocked + 6 })
  const elsewhere = await city.addDesk({ depot: city.gonaives })
  expect(await elsewhere.store.reader.selectFrom('stock_move').select('id').execute()).toEqual([])
})
