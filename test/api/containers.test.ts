import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { line, openShop, orderForm, savedId } from '../support/shop.ts'

const container = (code: string, depositMinor: number, kind: 'bottle' | 'crate') => ({
  id: null,
  code,
  names: { en: code, fr: code, ht: code },
  kind,
  depositMinor,
  active: true,
})

const packed = async (client: Client, productId: number, unit: number, crate: number) => {
  const { version: _, proposed: __, units: ___, ...form } = await client.products.find({ id: productId })
  await client.products.save({ ...form, unitContainerId: unit, caseContainerId: crate })
  return form
}

overEveryDoor(door => {
  test('an order shows the empties that it brings and their deposit, quoted and saved, and never counts them in', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, malta } = shop
    const bottle = savedId(await client.containers.save(container('b33', 500, 'bottle')))
    const crate = savedId(await client.containers.save(container('K24', 15_000, 'crate')))
    await packed(client, malta, bottle, crate)
    const form = orderForm(shop, { lines: [line(malta, 54)] })
    const { id: _, version: __, ...asked } = form
    const deposit = {
      containers: [
        { containerId: crate, count: 2, depositMinor: 30_000 },
        { containerId: bottle, count: 54, depositMinor: 27_000 },
      ],
      totalMinor: 57_000,
    }

    const quote = await client.orders.quote(asked)
    expect(quote.deposit).toEqual(deposit)
    const order = await client.orders.saveAndConfirm(form)
    expect(await client.orders.find({ id: order.id })).toMatchObject({
      deposit,
      order: { totalMinor: quote.totalMinor },
    })
    expect(quote.totalMinor).toBe(quote.netMinor + quote.taxMinor)
  })

  test('a container that a product comes in stays in use, and what needs mending is named', async () => {
    const { client, malta } = await openShop(await (await openDesk()).connect(door))
    const bottle = savedId(await client.containers.save(container('B33', 500, 'bottle')))
    const form = await packed(client, malta, bottle, bottle)
    await expect(client.containers.save(container('b33', 1, 'crate'))).rejects.toMatchObject({
      data: { issues: [{ field: 'code', problem: 'already-used' }] },
    })
    await expect(
      client.containers.save({ ...container('B60', 1, 'bottle'), names: { en: 'x', fr: '', ht: 'x' } }),
    ).rejects.toMatchObject({ data: { issues: [{ field: 'fr', problem: 'required' }] } })
    await expect(client.products.save({ ...form, unitContainerId: 999_999 })).rejects.toMatchObject({
      data: { issues: [{ field: 'unitContainerId', problem: 'unknown' }] },
    })
    const out = { ...container('B33', 500, 'bottle'), id: bottle, active: false }
    await expect(client.containers.save(out)).rejects.toMatchObject({ data: { reason: 'in-use' } })
    await client.products.save({ ...form, unitContainerId: null, caseContainerId: null })
    expect(await client.containers.save(out)).toMatchObject({ outcome: 'saved' })
  })

  test('a product has each further unit once, found by its barcode, and a case always holds what the product says', async () => {
    const { client, malta } = await openShop(await (await openDesk()).connect(door))
    const unit = { productId: malta, n: 0, barcode: null }
    await client.products.saveUnit({ ...unit, kind: 'case', factor: 7, barcode: ' 1234567890128 ' })
    await client.products.saveUnit({ ...unit, kind: 'pallet', factor: 1440 })
    expect((await client.products.find({ id: malta })).units).toEqual([
      { n: 2, kind: 'pallet', factor: 1440, barcode: null },
      { n: 1, kind: 'case', factor: 24, barcode: '1234567890128' },
    ])
    await expect(client.products.saveUnit({ ...unit, kind: 'pallet', factor: 720 })).rejects.toMatchObject({
      data: { issues: [{ field: 'unitKind', problem: 'already-used' }] },
    })
    await expect(client.products.saveUnit({ ...unit, kind: 'layer', factor: 100 })).rejects.toMatchObject({
      data: { issues: [{ field: 'factor', problem: 'not-whole-cases' }] },
    })
    for (const typed of ['1234567890128', '123456'])
      expect((await client.products.suggest({ text: typed })).map(({ id }) => id)).toEqual([malta])
    expect((await client.products.list({ search: '1234567890128' })).rows.map(({ id }) => id)).toEqual([malta])
    expect((await client.search.everything({ text: '1234567890128' })).map(({ id }) => id)).toEqual([malta])
    await client.products.saveUnit({ ...unit, n: 1, kind: 'case', factor: 24, removed: true })
    expect((await client.products.find({ id: malta })).units.map(({ kind }) => kind)).toEqual(['pallet'])
    expect(await client.products.suggest({ text: '1234567890128' })).toEqual([])
    expect((await client.timeline.of({ table: 'product', id: malta })).map(({ kind }) => kind)).toContain(
      'products.saveUnit',
    )
  })

  test('products stand in the order in which people number them', async () => {
    const { client, malta } = await openShop(await (await openDesk()).connect(door))
    const { version: _, proposed: __, units: ___, ...form } = await client.products.find({ id: malta })
    for (const sku of ['P10', 'P2', 'p1', '10', '9']) await client.products.save({ ...form, id: null, sku })
    const { rows } = await client.products.list({})
    expect(rows.map(({ sku }) => sku)).toEqual(['9', '10', 'BYE-24', 'DLO-12', 'MAL-24', 'P1', 'P2', 'P10'])
  })
})
