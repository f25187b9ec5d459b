import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { line, openShop, orderForm, type Shop, savedId } from '../support/shop.ts'

/** The desk stands on 17 November; from the 19th on everything is dearer. */
async function dearer({ client, malta, priceList }: Shop): Promise<number> {
  const present = (await client.priceLists.list()).find(({ id }) => id === priceList)
  if (!present) throw new Error('a company begins with a price list')
  const { items: _, ...list } = present
  await client.priceLists.save({ ...list, validTo: '2026-11-18' })
  const next = savedId(
    await client.priceLists.save({ ...list, id: null, code: 'NEW', name: 'Nouvo pri', validFrom: '2026-11-19' }),
  )
  await client.priceLists.saveItem({
    priceListId: next,
    n: 0,
    productId: malta,
    priceUnits: 24,
    priceMinor: 149_500,
    fromQuantity: 1,
  })
  return next
}

overEveryDoor(door => {
  test('an order takes the prices of the day for which it is wanted, and says what they are today', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const next = await dearer(shop)
    const quoted = async (requestedDay: string) => {
      const { id: _, version: __, ...asked } = orderForm(shop, { requestedDay, lines: [line(shop.malta, 240)] })
      return shop.client.orders.quote(asked)
    }

    expect((await quoted('2026-11-18')).lines[0]).toMatchObject({ priceMinor: 115_000, changed: null })
    expect((await quoted('2026-11-17')).lines[0]).toMatchObject({ priceMinor: 115_000, changed: null })
    const later = await quoted('2026-11-19')
    expect(later.lines[0]).toMatchObject({
      priceMinor: 149_500,
      listName: 'Nouvo pri',
      listFrom: '2026-11-19',
      changed: { from: '2026-11-19', priceMinor: 115_000, priceUnits: 24, taxRateBp: null },
    })
    const order = await shop.client.orders.saveAndConfirm(
      orderForm(shop, { requestedDay: '2026-11-19', lines: [line(shop.malta, 240)] }),
    )
    expect(order).toMatchObject({ netMinor: later.netMinor, priceListId: next, orderedDay: '2026-11-17' })
  })

  test('a tax that changes counts from its day of delivery on, in the quote and in the order', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client } = shop
    const tax = (await client.settings.get()).taxClasses.find(({ rateBp }) => rateBp === 1_000)
    await client.settings.saveTaxChange({ taxClassId: tax?.id ?? 0, n: 0, validFrom: '2026-11-19', rateBp: 1_500 })
    await expect(
      client.settings.saveTaxChange({ taxClassId: tax?.id ?? 0, n: 0, validFrom: '2026-11-19', rateBp: 1_600 }),
    ).rejects.toMatchObject({ data: { issues: [{ field: 'validFrom', problem: 'already-used' }] } })

    const { id: _, version: __, ...asked } = orderForm(shop, { requestedDay: '2026-11-19' })
    expect((await client.orders.quote(asked)).lines[0]).toMatchObject({
      taxRateBp: 1_500,
      changed: { from: null, priceMinor: null, taxRateBp: 1_000 },
    })
    expect(await client.orders.save(orderForm(shop, { requestedDay: '2026-11-18' }))).toMatchObject({
      taxMinor: 138_000,
    })
    expect(await client.orders.save(orderForm(shop, { requestedDay: '2026-11-19' }))).toMatchObject({
      taxMinor: 207_000,
    })
  })

  test('an order moved to another day takes the prices of that day', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    await dearer(shop)
    const form = orderForm(shop, { requestedDay: '2026-11-18', lines: [line(shop.malta, 24)] })
    const order = await shop.client.orders.save(form)
    expect(order.netMinor).toBe(115_000)
    const { id, version } = order
    const moved = await shop.client.orders.save({ ...form, id, version, requestedDay: '2026-11-20' })
    expect(moved.netMinor).toBe(149_500)
  })
})
