import { expect, test } from 'vitest'
import { hours, minutes } from '../../shared/kernel/instant.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { hire, passwordOf } from '../support/people.ts'
import { customerForm, line, openShop, orderForm } from '../support/shop.ts'

overEveryDoor(door => {
  test('the list puts what is over its limit first, and finds by number and by customer', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const confirmed = await shop.client.orders.saveAndConfirm(orderForm(shop))
    const draft = await shop.client.orders.save(orderForm(shop))
    const old = await shop.client.orders.save(orderForm(shop))
    await shop.client.orders.receive({ id: old.id })
    desk.clock.advance(minutes(4))
    const young = await shop.client.orders.save(orderForm(shop))
    await shop.client.orders.receive({ id: young.id })
    desk.clock.advance(minutes(118))
    await shop.client.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })

    const { rows, total } = await shop.client.orders.list({ filter: noFilter })
    expect(total).toBe(4)
    expect(rows.map(({ id }) => id)).toEqual([old.id, young.id, draft.id, confirmed.id])
    expect(rows[0]).toMatchObject({
      customerName: 'Depo Bon Pri',
      lines: 1,
      limitMinutes: 120,
      enteredBy: 'Mirlande Joseph',
    })
    const late = await shop.client.orders.list({ filter: { ...noFilter, late: true } })
    expect(late.rows.map(({ id }) => id)).toEqual([old.id])

    const byNumber = await shop.client.orders.list({ filter: { ...noFilter, search: '000002' } })
    expect(byNumber.rows.map(({ id }) => id)).toEqual([old.id])
    const byCustomer = await shop.client.orders.list({
      filter: { ...noFilter, search: 'bon pri', statuses: ['draft'] },
    })
    expect(byCustomer.rows.map(({ id }) => id)).toEqual([draft.id])
    expect((await shop.client.orders.list({ filter: { ...noFilter, search: 'nobody' } })).total).toBe(0)

    const board = await shop.client.orders.board({})
    expect(board.find(({ status }) => status === 'received')).toMatchObject({ count: 2, late: 1, limitMinutes: 120 })
  })

  test('every way of sorting pages through all orders once', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const ids: number[] = []
    for (let count = 0; count < 7; count += 1) {
      const form = orderForm(shop, { lines: [line(shop.malta, 24 * (count + 1))] })
      ids.push((await (count % 2 ? shop.client.orders.save(form) : shop.client.orders.saveAndConfirm(form))).id)
    }
    for (const sort of ['number', 'customer', 'status', 'age', 'requested', 'ordered', 'total'] as const)
      for (const descending of [true, false]) {
        const pages = await Promise.all(
          [0, 3, 6].map(offset => shop.client.orders.list({ filter: noFilter, sort, descending, offset, limit: 3 })),
        )
        const seen = pages.flatMap(page => page.rows.map(({ id }) => id))
        expect(
          seen.toSorted((a, b) => a - b),
          `${sort} ${descending}`,
        ).toEqual(ids)
      }
    const dearest = await shop.client.orders.list({ filter: noFilter, sort: 'total', descending: true, limit: 1 })
    expect(dearest.rows[0]?.id).toBe(ids[6])
  })

  test('entry knows the last order, the usual basket and the next day of delivery', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    for (const quantity of [24, 72, 48])
      await shop.client.orders.saveAndConfirm(orderForm(shop, { lines: [line(shop.malta, quantity)] }))
    const last = await shop.client.orders.saveAndConfirm(
      orderForm(shop, { lines: [line(shop.malta, 96), line(shop.beer, 24)] }),
    )
    await shop.client.orders.save(orderForm(shop))

    expect(await shop.client.orders.about({ customerId: shop.customer })).toEqual({
      lastOrder: {
        id: last.id,
        number: last.number,
        orderedDay: '2026-11-17',
        lines: [
          { productId: shop.malta, quantity: 96 },
          { productId: shop.beer, quantity: 24 },
        ],
      },
      usual: [{ productId: shop.malta, sku: 'MAL-24', quantity: 48, caseUnits: 24, times: 4, of: 4 }],
      hold: null,
      currency: 'HTG',
      // The 18th is the Battle of Vertières.
      nextDeliveryDay: '2026-11-19',
      openOrders: 5,
      depotId: shop.depotId,
      deliveryDays: 0,
    })
    desk.clock.advance(hours(10))
    await shop.client.auth.unlock({ password: 'kafe nwa san sik' })
    expect((await shop.client.orders.about({ customerId: shop.customer })).nextDeliveryDay).toBe('2026-11-20')
  })

  test('an order that was entered before is noticed, and the one being changed is not its own double', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const order = await shop.client.orders.save(orderForm(shop))
    const lines = [{ productId: shop.malta, quantity: 288 }]

    const found = await shop.client.orders.duplicates({ customerId: shop.customer, exceptId: null, lines })
    expect(found).toEqual([
      {
        id: order.id,
        number: null,
        channel: 'phone',
        customerReference: '',
        orderedDay: '2026-11-17',
        totalMinor: 1_518_000,
        currency: 'HTG',
        same: 1,
      },
    ])
    const itself = { customerId: shop.customer, exceptId: order.id, lines }
    expect(await shop.client.orders.duplicates(itself)).toEqual([])
    const other = { customerId: shop.customer, exceptId: null, lines: [{ productId: shop.malta, quantity: 24 }] }
    expect(await shop.client.orders.duplicates(other)).toEqual([])
  })

  test('somebody of one depot sees and writes only the orders of that depot', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const settings = await shop.client.settings.get()
    const [depot] = settings.depots
    if (!depot) throw new Error('no depot')
    const outcome = await shop.client.settings.saveDepot({ ...depot, id: null, code: 'GON', name: 'Gonaïves' })
    const gonaives = outcome.outcome === 'saved' ? outcome.id : 0
    const theirs = await shop.client.customers.save(customerForm(gonaives, { code: 'GG', name: 'Gwo Gonayiv' }))
    const order = await shop.client.orders.saveAndConfirm(orderForm(shop, { customerId: theirs.id }))
    expect(order.number).toMatch(/^ORD-GON/)

    await hire(shop.client, { login: 'rose', role: 'order-desk', depotId: shop.depotId })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })

    expect((await rose.orders.list({ filter: noFilter })).total).toBe(0)
    expect((await rose.orders.list({ filter: { ...noFilter, depotId: gonaives } })).total).toBe(0)
    await expect(rose.orders.find({ id: order.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(rose.orders.save(orderForm(shop, { customerId: theirs.id }))).rejects.toMatchObject({
      code: 'INVALID',
    })
  })
})

const noFilter = {
  search: '',
  statuses: [],
  customerId: null,
  depotId: null,
  from: null,
  to: null,
  late: false,
}
