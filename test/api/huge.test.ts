import { expect, test } from 'vitest'
import { openDesk } from '../support/openDesk.ts'
import { line, openShop, orderForm } from '../support/shop.ts'

test('an order that comes to more than anybody could mean is refused in words, and the orders stay readable', async () => {
  const desk = await openDesk()
  const client = await desk.connect('port')
  const shop = await openShop(client)
  const dear = (priceMinor: number) => ({ typedPrice: { priceMinor, priceUnits: 1 } })
  const tooLarge = { code: 'INVALID', data: { issues: [{ field: 'total', problem: 'too-large' }] } }
  for (const lines of [
    [line(shop.malta, 1, dear(Number.MAX_SAFE_INTEGER)), line(shop.beer, 1, dear(Number.MAX_SAFE_INTEGER))],
    [line(shop.malta, 1, dear(Number.MAX_SAFE_INTEGER))],
    [line(shop.malta, 1_000_000_000, dear(115_000))],
    [line(shop.malta, 1, dear(600_000_000_000)), line(shop.beer, 1, dear(600_000_000_000))],
  ]) {
    await expect(client.orders.save(orderForm(shop, { lines }))).rejects.toMatchObject(tooLarge)
    await expect(client.orders.quote(orderForm(shop, { lines }))).rejects.toMatchObject(tooLarge)
  }
  const most = await client.orders.save(orderForm(shop, { lines: [line(shop.water, 1, dear(900_000_000_000))] }))
  expect(most.totalMinor).toBe(990_000_000_000)
  expect(await client.orders.list({ filter: {} })).toMatchObject({ total: 1 })
  await client.today.overview({})
})

test('an edit of more rows than one transaction carries is refused in words and writes nothing', async () => {
  const desk = await openDesk()
  const client = await desk.connect('port')
  const shop = await openShop(client)
  const lines = Array.from({ length: 150 }, (_, index) => line(shop.malta, index + 1))
  const saved = await client.orders.save(orderForm(shop, { lines }))
  const replaced = orderForm(shop, { id: saved.id, version: saved.version, lines })
  await expect(client.orders.save(replaced)).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
  expect((await client.orders.find({ id: saved.id })).order).toEqual(saved)
  expect(desk.logged.filter(({ event }) => event === 'call failed')).toEqual([])
})
