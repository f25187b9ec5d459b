import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { enrol, hire, passwordOf } from '../support/people.ts'
import { openShop, productForm, savedId } from '../support/shop.ts'

overEveryDoor(door => {
  test('a product is found by its code first, then by any name in any language', async () => {
    const { client, malta, beer, water } = await openShop(await (await openDesk()).connect(door))
    const { taxClassId } = await client.products.find({ id: malta })
    const names = { en: 'Lemon juice', fr: 'Jus de citron', ht: 'Ji sitwon' }
    const juice = savedId(
      await client.products.save(
        productForm({ sku: 'jwi-12', names, taxClassId, caseUnits: 12, barcode: ' 7501031311309 ' }),
      ),
    )
    const found = async (text: string): Promise<number[]> =>
      (await client.products.suggest({ text })).map(({ id }) => id)

    expect(await found('mal-24')).toEqual([malta])
    expect(await found('jwi')).toEqual([juice])
    expect(await found('citron')).toEqual([juice])
    expect(await found('bye')).toEqual([beer])
    expect(await found('50 cl')).toEqual([water])
    expect(await found('7501031311309')).toEqual([juice])
    expect(await found('xyz')).toEqual([])
    expect(await client.products.find({ id: juice })).toMatchObject({
      sku: 'JWI-12',
      names,
      proposed: false,
      caseUnits: 12,
    })
  })

  test('a name that is missing in a language is taken from the first that is there', async () => {
    const { client, malta } = await openShop(await (await openDesk()).connect(door))
    const { taxClassId } = await client.products.find({ id: malta })
    const id = savedId(
      await client.products.save(productForm({ sku: 'KOL-24', names: { en: '', fr: ' Cola ', ht: '' }, taxClassId })),
    )
    expect((await client.products.find({ id })).names).toEqual({ en: 'Cola', fr: 'Cola', ht: 'Cola' })
  })

  test('what needs mending is named, and a code is given once', async () => {
    const { client, malta } = await openShop(await (await openDesk()).connect(door))
    const { taxClassId } = await client.products.find({ id: malta })
    const nameless = productForm({ sku: ' ', names: { en: ' ', fr: '', ht: '' }, taxClassId: 99 })

    await expect(client.products.save(nameless)).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'sku', problem: 'required' },
          { field: 'name', problem: 'required' },
          { field: 'taxClassId', problem: 'unknown' },
        ],
      },
    })
    await expect(client.products.save(productForm({ sku: 'mal-24', taxClassId }))).rejects.toMatchObject({
      data: { issues: [{ field: 'sku', problem: 'already-used' }] },
    })
    await expect(client.products.save(productForm({ sku: 'NEW', taxClassId, caseUnits: 0 }))).rejects.toMatchObject({
      data: { issues: [{ field: 'caseUnits', problem: 'too-small' }] },
    })
    await expect(client.products.find({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.products.list({})).total).toBe(3)
  })

  test('the list sorts and pages, and leaves out what is no longer sold unless asked', async () => {
    const { client, water } = await openShop(await (await openDesk()).connect(door))
    const { version: _, proposed: __, ...form } = await client.products.find({ id: water })
    await client.products.save({ ...form, active: false })

    expect((await client.products.list({})).rows.map(({ sku }) => sku)).toEqual(['BYE-24', 'MAL-24'])
    expect(
      (await client.products.list({ inactive: true, sort: 'name', descending: true })).rows.map(({ sku }) => sku),
    ).toEqual(['MAL-24', 'DLO-12', 'BYE-24'])
    expect(await client.products.list({ limit: 1, offset: 1 })).toMatchObject({ total: 2, rows: [{ sku: 'MAL-24' }] })
    expect((await client.products.list({ search: 'malta' })).total).toBe(1)
    expect(await client.products.suggest({ text: 'dlo' })).toEqual([])
  })

  test('a product has its price of today in each list, and those of lists that begin later; what is over is left out', async () => {
    const { client, malta, water, priceList } = await openShop(await (await openDesk()).connect(door))
    const general = { currency: 'HTG', customerClass: null, zone: 'Nord', taxIncluded: true, note: '' } as const
    const list = async (code: string, validFrom: string, validTo: string | null): Promise<number> =>
      savedId(await client.priceLists.save({ ...general, id: null, code, name: code, validFrom, validTo }))
    const lists = [
      await list('OVER', '2026-01-01', '2026-11-16'),
      await list('NOW', '2026-11-17', '2026-11-17'),
      await list('NEXT', '2026-11-18', null),
    ]
    for (const priceListId of lists)
      for (const [priceUnits, priceMinor, fromQuantity] of [
        [1, 5_000, 1],
        [24, 110_000, 1],
        [24, 100_000, 240],
      ] as const)
        await client.priceLists.saveItem({
          priceListId,
          n: 0,
          productId: malta,
          priceUnits,
          priceMinor,
          fromQuantity,
        })

    const prices = await client.priceLists.ofProduct({ productId: malta })
    expect(
      prices.map(({ list, today, priceUnits, priceMinor }) => [list.code, today, priceUnits, priceMinor]).slice(-6),
    ).toEqual([
      ['NOW', true, 24, 110_000],
      ['NOW', true, 24, 100_000],
      ['NOW', true, 1, 5_000],
      ['NEXT', false, 24, 110_000],
      ['NEXT', false, 24, 100_000],
      ['NEXT', false, 1, 5_000],
    ])
    expect(prices).toHaveLength(7)
    expect(prices[0]).toMatchObject({ today: true, priceMinor: 115_000, list: { id: priceList, currency: 'HTG' } })
    expect(await client.priceLists.ofProduct({ productId: water })).toEqual([])
  })

  test('a desk of a head office asks for a change, and the product says that it was asked', async () => {
    const desk = await openDesk()
    const { client, malta, depotId } = await openShop(await desk.connect(door))
    await hire(client, { login: 'rose', role: 'order-desk', depotId })
    await enrol(desk, { depotId })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })
    const { version: _, proposed: __, ...form } = await rose.products.find({ id: malta })

    expect(await rose.products.save({ ...form, category: 'malt' })).toMatchObject({ outcome: 'requested' })
    expect(await rose.products.find({ id: malta })).toMatchObject({ category: 'drinks', proposed: true })
    expect(await rose.products.save(form)).toEqual({ outcome: 'unchanged', id: malta })
  })
})
