import { expect, test } from 'vitest'
import { hours, minutes } from '../../shared/kernel/instant.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { password } from '../support/people.ts'
import { line, openShop, orderForm } from '../support/shop.ts'

overEveryDoor(door => {
  test('a quiet morning has nothing to do, and says until when tomorrow’s orders are confirmed', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))

    expect(await shop.client.today.overview()).toMatchObject({
      day: '2026-11-17',
      depotName: 'Cap-Haïtien',
      // The 18th is a holiday: its orders and those of the 19th are confirmed by the same hour.
      cutoff: { forDay: '2026-11-19', open: 0 },
      receivedToday: 0,
      confirmedToday: 0,
      openOrders: 0,
      lateOrders: 0,
      onHold: 0,
      valueToday: [],
      worklist: [],
    })
  })

  test('the worklist puts first what must be confirmed before the cut-off, then what is over its limit, then holds', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const later = { requestedDay: '2026-11-25' }
    const held = await shop.client.orders.saveAndConfirm(orderForm(shop, later))
    await shop.client.orders.hold({ id: held.id, kind: 'credit', reasonId: shop.reasons.hold })
    const slow = await shop.client.orders.save(orderForm(shop, later))
    await shop.client.orders.receive({ id: slow.id })
    const tomorrow = await shop.client.orders.save(orderForm(shop))
    await shop.client.orders.receive({ id: tomorrow.id })
    await shop.client.orders.saveAndConfirm(orderForm(shop, { currency: 'USD', lines: [typed(shop.malta)] }))
    await shop.client.orders.save(orderForm(shop, later))
    desk.clock.advance(minutes(125))
    await shop.client.auth.unlock({ password })

    const overview = await shop.client.today.overview()

    expect(overview.worklist.map(({ urgency, order, minutes: count }) => [urgency, order?.id, count])).toEqual([
      ['before-cutoff', tomorrow.id, minutesToCutoff(overview)],
      ['over-limit', slow.id, 5],
      ['on-hold', held.id, 125],
    ])
    expect(overview).toMatchObject({
      receivedToday: 4,
      confirmedToday: 1,
      openOrders: 3,
      lateOrders: 2,
      onHold: 1,
      cutoff: { open: 1 },
      valueToday: [
        { currency: 'HTG', totalMinor: 3 * 1_518_000 },
        { currency: 'USD', totalMinor: 1_100 },
      ],
    })
  })

  test('past the cut-off an unconfirmed order of the day is the most urgent of all', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const missed = await shop.client.orders.save(orderForm(shop))
    await shop.client.orders.receive({ id: missed.id })
    const { cutoff } = await shop.client.today.overview()
    desk.clock.advance((cutoff?.at ?? 0) - desk.clock.now() + hours(1))
    await shop.client.auth.unlock({ password })

    const overview = await shop.client.today.overview()
    expect(overview.worklist).toMatchObject([{ urgency: 'past-cutoff', minutes: 60, order: { id: missed.id } }])
    expect(overview.cutoff).toMatchObject({ forDay: '2026-11-20', open: 0 })
  })

  test('everything that the desk knows is found by a fragment, best first', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const order = await shop.client.orders.saveAndConfirm(orderForm(shop, { customerReference: 'PO 4711' }))
    const found = async (text: string) =>
      (await shop.client.search.everything({ text })).map(({ table, id }) => [table, id])

    expect(await found('bon pri')).toEqual([['customer', shop.customer]])
    expect(await found('3712')).toEqual([['customer', shop.customer]])
    expect(await found('mal')).toEqual([['product', shop.malta]])
    expect(await found('4711')).toEqual([['sales_order', order.id]])
    expect(await found('27-000001')).toEqual([['sales_order', order.id]])
    expect(await found(order.number ?? '')).toEqual([['sales_order', order.id]])
    expect(await found('33 cl')).toHaveLength(2)
    expect(await found('?')).toEqual([])
    expect((await shop.client.search.everything({ text: '4711' }))[0]).toMatchObject({
      title: order.number,
      detail: 'Depo Bon Pri · 2026-11-17 · PO 4711',
    })
  })
})

const typed = (productId: number) => line(productId, 1, { typedPrice: { priceMinor: 1_000, priceUnits: 1 } })

const minutesToCutoff = (overview: { now: number; cutoff: { at: number } | null }): number =>
  Math.floor(((overview.cutoff?.at ?? 0) - overview.now) / 60_000)
