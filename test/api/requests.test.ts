import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import type { DoorName } from '../support/doors.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk, type TestDesk } from '../support/openDesk.ts'
import { enrol, hire, passwordOf } from '../support/people.ts'
import { openShop, productForm, type Shop } from '../support/shop.ts'

/** Rose asks at a desk of a head office; then the same computer is given head-office rights, and Mirlande answers there. */
async function asking(door: DoorName): Promise<{ desk: TestDesk; shop: Shop; rose: Client; becomeHeadOffice(): void }> {
  const desk = await openDesk()
  const shop = await openShop(await desk.connect(door))
  await hire(shop.client, { login: 'rose', role: 'order-desk', depotId: shop.depotId })
  await enrol(desk, { depotId: shop.depotId })
  const rose = await desk.connect(door)
  await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })
  return { desk, shop, rose, becomeHeadOffice: () => void desk.desk.identityFile.change({ headOffice: true }) }
}

async function requestIn(client: Client): Promise<number> {
  const [request] = await client.requests.list({})
  return request?.id ?? 0
}

overEveryDoor(door => {
  test('an accepted request is written to the very row that was asked about, with who asked and who answered', async () => {
    const { desk, shop, rose, becomeHeadOffice } = await asking(door)
    const { version: _, proposed: __, ...form } = await rose.products.find({ id: shop.malta })
    await rose.products.save({ ...form, caseUnits: 12, note: 'new crates' })
    const id = await requestIn(rose)
    await expect(rose.requests.accept({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(shop.client.requests.accept({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })

    becomeHeadOffice()
    const answered = await shop.client.requests.accept({ id, answer: ' fine ' })

    expect(answered).toMatchObject({
      status: 'accepted',
      subject: 'MAL-24 · Malta 33 cl',
      changes: [{ column: 'case_units', present: 24, standing: 12, proposed: 12 }],
      askedBy: 'rose',
      answeredBy: 'Mirlande Joseph',
      answeredAt: desk.clock.now(),
      answer: 'fine',
    })
    expect(await shop.client.products.find({ id: shop.malta })).toMatchObject({ caseUnits: 12, proposed: false })
    expect(await shop.client.requests.list({})).toEqual([])
    expect(await shop.client.requests.list({ open: false })).toEqual([answered])
    await expect(shop.client.requests.refuse({ id, answer: 'no' })).rejects.toMatchObject({
      data: { reason: 'already-answered' },
    })
  })

  test('a new product that is accepted keeps the id under which it was asked for', async () => {
    const { shop, rose, becomeHeadOffice } = await asking(door)
    const { taxClassId } = await rose.products.find({ id: shop.malta })
    await rose.products.save(productForm({ sku: 'KOL-24', taxClassId }))
    const [asked] = await rose.requests.list({})
    expect(asked).toMatchObject({ creates: true, subject: 'KOL-24 · Malta' })
    expect(asked?.changes).toContainEqual({
      column: 'tax_class_id',
      present: null,
      standing: null,
      proposed: 'TCA 10 %',
    })

    becomeHeadOffice()
    await shop.client.requests.accept({ id: asked?.id ?? 0 })
    expect(await shop.client.products.find({ id: asked?.rowId ?? 0 })).toMatchObject({ sku: 'KOL-24' })
  })

  test('a request is not accepted over a value that changed since, but refused or asked again', async () => {
    const { shop, rose, becomeHeadOffice } = await asking(door)
    const { version: _, proposed: __, ...form } = await rose.products.find({ id: shop.malta })
    await rose.products.save({ ...form, caseUnits: 12 })
    const id = await requestIn(rose)
    becomeHeadOffice()
    await shop.client.products.save({ ...form, caseUnits: 20, note: '' })

    await expect(shop.client.requests.accept({ id })).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'changed-since' },
    })
    expect(await shop.client.products.find({ id: shop.malta })).toMatchObject({ caseUnits: 20 })
    await expect(shop.client.requests.refuse({ id, answer: ' ' })).rejects.toMatchObject({ code: 'INVALID' })
    expect(await shop.client.requests.refuse({ id, answer: 'They are crates of 20.' })).toMatchObject({
      status: 'refused',
      answer: 'They are crates of 20.',
    })
  })

  test('a request about a row that is gone says so', async () => {
    const { shop, rose, becomeHeadOffice } = await asking(door)
    const item = { priceListId: shop.priceList, n: 1, productId: shop.malta, priceUnits: 24, fromQuantity: 1 }
    await rose.priceLists.saveItem({ ...item, priceMinor: 99_000 })
    const id = await requestIn(rose)
    becomeHeadOffice()
    await shop.client.priceLists.saveItem({ ...item, priceMinor: null })

    await expect(shop.client.requests.accept({ id })).rejects.toMatchObject({ data: { reason: 'gone' } })
  })

  test('taking a price away can be asked for and is done when accepted', async () => {
    const { shop, rose, becomeHeadOffice } = await asking(door)
    const item = { priceListId: shop.priceList, n: 1, productId: shop.malta, priceUnits: 24, fromQuantity: 1 }
    expect(await rose.priceLists.saveItem({ ...item, priceMinor: null })).toMatchObject({ outcome: 'requested' })
    const [asked] = await rose.requests.list({})
    expect(asked).toMatchObject({ removes: true, there: true })
    expect(asked?.changes).toContainEqual({
      column: 'product_id',
      present: 'MAL-24 · Malta 33 cl',
      standing: 'MAL-24 · Malta 33 cl',
      proposed: null,
    })
    becomeHeadOffice()
    await shop.client.requests.accept({ id: await requestIn(shop.client) })

    const { items } = await shop.client.priceLists.find({ id: shop.priceList })
    expect(items.map(({ n }) => n)).toEqual([2])
  })

  test('a price that changed since is not taken away unseen', async () => {
    const { shop, rose, becomeHeadOffice } = await asking(door)
    const item = { priceListId: shop.priceList, n: 1, productId: shop.malta, priceUnits: 24, fromQuantity: 1 }
    await rose.priceLists.saveItem({ ...item, priceMinor: null })
    becomeHeadOffice()
    await shop.client.priceLists.saveItem({ ...item, priceMinor: 99_000 })

    const [asked] = await shop.client.requests.list({})
    expect(asked?.changes).toContainEqual({
      column: 'price_minor',
      present: expect.any(Number),
      standing: 99_000,
      proposed: null,
    })
    await expect(shop.client.requests.accept({ id: asked?.id ?? 0 })).rejects.toMatchObject({
      data: { reason: 'changed-since' },
    })
  })

  test('who asked can take the request back, and nobody else', async () => {
    const { shop, rose } = await asking(door)
    const { version: _, proposed: __, ...form } = await rose.products.find({ id: shop.malta })
    await rose.products.save({ ...form, caseUnits: 12 })
    const id = await requestIn(rose)

    await expect(shop.client.requests.withdraw({ id })).rejects.toMatchObject({ data: { reason: 'not-yours' } })
    expect(await rose.requests.withdraw({ id })).toMatchObject({ status: 'withdrawn' })
    expect(await rose.products.find({ id: shop.malta })).toMatchObject({ proposed: false })
    await expect(rose.requests.withdraw({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
