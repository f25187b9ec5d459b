import { expect, test } from 'vitest'
import type { AmendmentForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { hire, passwordOf } from '../support/people.ts'
import { formOf, line, openShop, orderForm, type Shop } from '../support/shop.ts'

const amendmentOf = (order: Order, part: Partial<AmendmentForm> = {}): AmendmentForm => ({
  ...formOf(order),
  askedBy: 'customer',
  cause: 'quantity',
  amendmentNote: '',
  ...part,
})

const twoLines = (shop: Shop): Promise<Order> =>
  shop.client.orders.saveAndConfirm(orderForm(shop, { lines: [line(shop.malta, 288), line(shop.beer, 240)] }))

overEveryDoor(door => {
  test('what an order wants beyond what is free is said before it is saved, and an amendment has what its order reserves', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const {
      id,
      version,
      attempt: _,
      ...asked
    } = orderForm(shop, { lines: [line(shop.malta, 288), line(shop.malta, 24)] })
    expect((await shop.client.orders.quote(asked)).shortages).toEqual([])

    const order = await shop.client.orders.saveAndConfirm({ ...asked, id, version })
    await shop.client.stock.count({
      depotId: order.depotId,
      productId: shop.malta,
      counted: 400,
      countedDay: order.orderedDay,
      note: '',
    })
    expect((await shop.client.orders.quote(asked)).shortages).toEqual([
      { productId: shop.malta, free: 88, enoughOn: null },
    ])
    const amended = (quantity: number) =>
      shop.client.orders.quoteAmendment(amendmentOf(order, { lines: [line(shop.malta, quantity)] }))
    expect((await amended(400)).shortages).toEqual([])
    expect((await amended(424)).shortages).toEqual([{ productId: shop.malta, free: 400, enoughOn: null }])
  })

  test('a confirmed order is amended twice: numbered, before and after, who asked and why, still confirmed under its number', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const order = await twoLines(shop)
    const [malta, beer] = amendmentOf(order).lines
    if (!malta || !beer) throw new Error('two lines')
    await shop.client.priceLists.saveItem({
      priceListId: shop.priceList,
      n: 1,
      productId: shop.malta,
      priceUnits: 24,
      priceMinor: 130_000,
      fromQuantity: 1,
    })
    const asked = amendmentOf(order, { lines: [malta, { ...beer, quantity: 120 }], amendmentNote: ' de kès mwens ' })
    const quote = await shop.client.orders.quoteAmendment(asked)
    const first = await shop.client.orders.amend(asked)
    expect(first).toMatchObject({ status: 'confirmed', number: order.number, confirmedAt: order.confirmedAt })
    expect(first.lines.map(({ quantity, priceMinor }) => [quantity, priceMinor])).toEqual([
      [288, 115_000],
      [120, 148_000],
    ])
    expect([first.netMinor, first.totalMinor]).toEqual([quote.netMinor, quote.totalMinor])

    const second = await shop.client.orders.amend(
      amendmentOf(first, {
        requestedDay: '2026-11-19',
        lines: [malta, line(shop.beer, 24, { typedPrice: { priceMinor: 150_000, priceUnits: 24 } })],
        askedBy: 'us',
        cause: 'transport',
      }),
    )
    expect(second.lines).toMatchObject([
      { n: 1, priceMinor: 130_000 },
      { n: 3, priceMinor: 150_000 },
    ])
    const { amendments } = await shop.client.orders.find({ id: order.id })
    expect(amendments).toMatchObject([
      {
        n: 2,
        askedBy: 'us',
        cause: 'transport',
        changes: {
          day: { before: '2026-11-18', after: '2026-11-19' },
          lines: [
            { n: 1, before: { priceMinor: 115_000 }, after: { priceMinor: 130_000 } },
            { n: 2, after: null },
            { n: 3, before: null },
          ],
          total: { before: first.totalMinor, after: second.totalMinor },
        },
      },
      {
        n: 1,
        note: 'de kès mwens',
        changes: { day: null, lines: [{ n: 2, before: { quantity: 240 }, after: { quantity: 120 } }] },
      },
    ])
    const [told] = await shop.client.timeline.of({ table: 'sales_order', id: order.id })
    expect(told?.kind).toBe('orders.amend')
  })

  test('what is not confirmed, held, over, or nothing different is refused with its reason; and an amendment is not undone', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const refused = (reason: string) => ({ code: 'REFUSED', data: { reason } })
    const draft = await shop.client.orders.save(orderForm(shop))
    await expect(shop.client.orders.amend(amendmentOf(draft))).rejects.toMatchObject(refused('not-confirmed'))

    const order = await twoLines(shop)
    const less = (of: Order) => amendmentOf(of, { lines: amendmentOf(of).lines.slice(0, 1) })
    await expect(shop.client.orders.amend(amendmentOf(order))).rejects.toMatchObject(refused('nothing-amended'))
    await expect(shop.client.orders.amend(amendmentOf(order, { lines: [] }))).rejects.toMatchObject(refused('no-lines'))
    await expect(shop.client.orders.amend({ ...less(order), version: order.version + 1 })).rejects.toMatchObject({
      code: 'STALE',
    })
    await expect(shop.client.orders.amend({ ...less(order), cause: 'other' })).rejects.toMatchObject({
      data: { issues: [{ field: 'note', problem: 'required' }] },
    })
    await shop.client.orders.amend(less(order))
    await expect(shop.client.undo.last({})).rejects.toMatchObject(refused('not-reversible'))

    const held = await shop.client.orders.hold({ id: order.id, kind: 'stock', reasonId: shop.reasons.hold, note: '' })
    await expect(shop.client.orders.amend(amendmentOf(held))).rejects.toMatchObject(refused('on-hold'))
    await shop.client.orders.release({ id: order.id, note: '' })
    const gone = await shop.client.orders.cancel({ id: order.id, reasonId: shop.reasons.cancel, note: '' })
    await expect(shop.client.orders.amend(amendmentOf(gone))).rejects.toMatchObject(refused('already-cancelled'))
  })

  test('an order of a customer on hold may become less by an amendment, never more', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const order = await twoLines(shop)
    await shop.client.customers.saveTerms({
      customerId: shop.customer,
      priceListId: null,
      paymentDays: 15,
      creditLimitMinor: null,
      currency: 'HTG',
      hold: true,
      holdReasonId: shop.reasons.hold,
      note: '',
    })
    const [malta, beer] = amendmentOf(order).lines
    if (!malta || !beer) throw new Error('two lines')
    const more = amendmentOf(order, { lines: [{ ...malta, quantity: 312 }, beer] })
    await expect(shop.client.orders.amend(more)).rejects.toMatchObject({ data: { reason: 'customer-on-hold' } })
    expect((await shop.client.orders.amend(amendmentOf(order, { lines: [malta] }))).lines).toHaveLength(1)
  })

  test('who may not confirm does not amend', async () => {
    const { connect } = await openDesk()
    const shop = await openShop(await connect(door))
    const order = await twoLines(shop)
    await hire(shop.client, { login: 'wilner', role: 'dispatcher', depotId: shop.depotId })
    await shop.client.auth.signIn({ login: 'wilner', password: passwordOf('wilner') })
    await expect(shop.client.orders.amend(amendmentOf(order))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
