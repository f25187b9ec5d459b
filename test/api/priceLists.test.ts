import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { line, openShop, orderForm, savedId } from '../support/shop.ts'

const list = {
  id: null,
  code: 'KYO-HTG',
  name: 'Kyòs',
  currency: 'HTG',
  customerClass: 'kiosk',
  zone: null,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  taxIncluded: true,
} as const

const promotion = {
  id: null,
  name: '10 + 1',
  buyQuantity: 240,
  freeQuantity: 24,
  validFrom: '2026-11-01',
  validTo: '2026-11-30',
  active: true,
} as const

overEveryDoor(door => {
  test('two lists for the same customers never count on the same day', async () => {
    const { client } = await openShop(await (await openDesk()).connect(door))
    const first = savedId(await client.priceLists.save(list))
    const overlapping = { ...list, code: 'KYO-2' }

    await expect(client.priceLists.save(overlapping)).rejects.toMatchObject({
      code: 'INVALID',
      data: { issues: [{ field: 'validFrom', problem: 'overlaps' }] },
    })
    await expect(
      client.priceLists.save({ ...overlapping, validFrom: '2025-06-01', validTo: '2026-01-01' }),
    ).rejects.toMatchObject({ data: { issues: [{ field: 'validFrom', problem: 'overlaps' }] } })
    await client.priceLists.save({ ...overlapping, validFrom: '2027-01-01', validTo: null })
    await client.priceLists.save({ ...list, code: 'KYO-NO', zone: 'Nord' })
    await client.priceLists.save({ ...list, code: 'KYO-USD', currency: 'USD' })
    expect(await client.priceLists.save({ ...list, id: first, name: 'Kyòs 2026' })).toEqual({
      outcome: 'saved',
      id: first,
    })
    expect((await client.priceLists.list()).filter(({ code }) => code.startsWith('KYO'))).toHaveLength(4)
  })

  test('what needs mending in a list, a price or a promotion is named', async () => {
    const { client, priceList, malta } = await openShop(await (await openDesk()).connect(door))

    await expect(
      client.priceLists.save({ ...list, code: 'general', name: ' ', validTo: '2025-12-31' }),
    ).rejects.toMatchObject({
      data: {
        issues: [
          { field: 'code', problem: 'already-used' },
          { field: 'name', problem: 'required' },
          { field: 'validTo', problem: 'ends-before-it-begins' },
        ],
      },
    })
    const item = { priceListId: priceList, n: 0, productId: malta, priceUnits: 24, priceMinor: 1, fromQuantity: 1 }
    await expect(client.priceLists.saveItem(item)).rejects.toMatchObject({
      data: { issues: [{ field: 'fromQuantity', problem: 'already-used' }] },
    })
    await expect(client.priceLists.saveItem({ ...item, productId: 99 })).rejects.toMatchObject({
      data: { issues: [{ field: 'productId', problem: 'unknown' }] },
    })
    await expect(client.priceLists.saveItem({ ...item, priceListId: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      client.priceLists.savePromotion({ ...promotion, name: '', productId: 99, validTo: '2026-10-31' }),
    ).rejects.toMatchObject({
      data: {
        issues: [
          { field: 'name', problem: 'required' },
          { field: 'productId', problem: 'unknown' },
          { field: 'validTo', problem: 'ends-before-it-begins' },
        ],
      },
    })
  })

  test('a price can be changed, stepped and taken away, and its number is not given again', async () => {
    const { client, priceList, malta, water } = await openShop(await (await openDesk()).connect(door))
    const item = { priceListId: priceList, priceUnits: 24, fromQuantity: 1 }
    await client.priceLists.saveItem({ ...item, n: 1, productId: malta, priceMinor: 120_000 })
    await client.priceLists.saveItem({ ...item, n: 0, productId: malta, priceMinor: 110_000, fromQuantity: 480 })
    await client.priceLists.saveItem({ ...item, n: 3, productId: malta, priceMinor: null, fromQuantity: 480 })
    await client.priceLists.saveItem({ ...item, n: 0, productId: water, priceMinor: 42_000 })

    const { items } = await client.priceLists.find({ id: priceList })
    expect(items.map(({ n, productId, priceMinor }) => [n, productId, priceMinor])).toEqual([
      [1, malta, 120_000],
      [2, expect.any(Number), 148_000],
      [4, water, 42_000],
    ])
    await expect(
      client.priceLists.saveItem({ ...item, n: 3, productId: malta, priceMinor: null }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('an order takes its price from the list of the customer’s class, with tax as that list has it', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const kiosks = savedId(await shop.client.priceLists.save(list))
    const item = {
      priceListId: kiosks,
      n: 0,
      productId: shop.malta,
      priceUnits: 24,
      priceMinor: 110_000,
      fromQuantity: 1,
    }
    await shop.client.priceLists.saveItem(item)

    const order = await shop.client.orders.save(orderForm(shop, { lines: [line(shop.malta, 24), line(shop.beer, 24)] }))
    expect(order).toMatchObject({
      taxIncluded: true,
      priceListId: kiosks,
      totalMinor: 110_000 + 162_800,
      taxMinor: 24_800,
    })
    expect(order.lines.map(({ priceSource }) => priceSource)).toEqual(['class-list', 'general-list'])
  })

  test('promotions are kept and shown, the latest first', async () => {
    const { client, malta } = await openShop(await (await openDesk()).connect(door))
    await client.priceLists.savePromotion({ ...promotion, productId: malta })
    await client.priceLists.savePromotion({
      ...promotion,
      name: 'Nwèl',
      productId: malta,
      validFrom: '2026-12-01',
      validTo: '2026-12-31',
    })
    expect((await client.priceLists.promotions()).map(({ name }) => name)).toEqual(['Nwèl', '10 + 1'])
  })
})
