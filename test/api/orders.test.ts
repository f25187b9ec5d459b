import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { hire, passwordOf } from '../support/people.ts'
import { formOf, line, openShop, orderForm } from '../support/shop.ts'

overEveryDoor(door => {
  test('a quote and the saved order agree to the centime, with the rate of the day frozen', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const form = orderForm(shop, { lines: [line(shop.malta, 288), line(shop.beer, 486, { discountBp: 500 })] })
    const { id: _, version: __, ...asked } = form

    const quote = await shop.client.orders.quote(asked)
    const order = await shop.client.orders.save(form)

    expect(order).toMatchObject({
      status: 'draft',
      number: null,
      netMinor: 1_380_000 + 2_847_150,
      taxMinor: 422_715,
      totalMinor: 4_649_865,
      rateE6: 131_500_000,
      rateCurrency: 'USD',
      orderedDay: '2026-11-17',
      priceListId: shop.priceList,
    })
    expect(quote).toMatchObject({ netMinor: order.netMinor, taxMinor: order.taxMinor, totalMinor: order.totalMinor })
    expect(quote.otherTotal).toEqual({ currency: 'USD', minor: 35_360 })
    expect(
      quote.lines.map(({ listName: _name, listFrom: _from, changed: _changed, problem: _problem, ...rest }) => rest),
    ).toEqual(order.lines)
  })

  test('an order goes draft, received, checked, confirmed, and has its number from received on', async () => {
    const { desk, connect } = await openDesk()
    const shop = await openShop(await connect(door))
    const { id } = await shop.client.orders.save(orderForm(shop))

    const received = await shop.client.orders.receive({ id })
    expect(received).toMatchObject({ status: 'received', receivedAt: desk.clock.now() })
    expect(received.number).toBe(`ORD-CAP${desk.identityFile.present().lane}-27-000001`)
    expect(desk.identityFile.numbersUpTo(`ORD-CAP${desk.identityFile.present().lane}-27`)).toBeGreaterThanOrEqual(1)
    expect(await shop.client.orders.check({ id })).toMatchObject({ status: 'checked' })
    expect(await shop.client.orders.confirm({ id })).toMatchObject({ status: 'confirmed', number: received.number })
    await expect(shop.client.orders.receive({ id })).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'not-a-draft' },
    })

    const story = await shop.client.timeline.of({ table: 'sales_order', id })
    expect(story.map(({ kind }) => kind).toSorted()).toEqual(
      ['orders.check', 'orders.confirm', 'orders.create', 'orders.receive'].toSorted(),
    )
  })

  test('saving and confirming is one act, and numbers follow one another without a hole', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))

    const first = await shop.client.orders.saveAndConfirm(orderForm(shop))
    await expect(shop.client.orders.saveAndConfirm(orderForm(shop, { lines: [] }))).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'no-lines' },
    })
    await expect(
      shop.client.orders.saveAndConfirm(orderForm(shop, { lines: [line(shop.water, 12)] })),
    ).rejects.toMatchObject({ code: 'INVALID' })
    const second = await shop.client.orders.saveAndConfirm(orderForm(shop))

    expect([first.status, second.status]).toEqual(['confirmed', 'confirmed'])
    expect(first.number).toMatch(/^ORD-CAPZ[A-Z0-9]-27-000001$/)
    expect(second.number).toMatch(/-27-000002$/)
  })

  test('a price that no list has must be typed, and stays marked as typed', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))

    await expect(
      shop.client.orders.save(orderForm(shop, { lines: [line(shop.malta, 24), line(shop.water, 12)] })),
    ).rejects.toMatchObject({ code: 'INVALID', data: { issues: [{ field: 'price', problem: 'no-price', row: 2 }] } })
    expect((await shop.client.orders.list({ filter: {} })).total).toBe(0)

    const typed = line(shop.water, 12, { typedPrice: { priceMinor: 42_000, priceUnits: 12 } })
    const order = await shop.client.orders.save(orderForm(shop, { lines: [typed] }))
    expect(order.lines).toMatchObject([
      { priceSource: 'typed', priceMinor: 42_000, priceUnits: 12, amountMinor: 42_000 },
    ])
  })

  test('free goods cost nothing: by a reason of the company, or as far as a promotion gives them', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    await shop.client.priceLists.savePromotion({
      id: null,
      name: '10 + 1',
      productId: shop.malta,
      buyQuantity: 240,
      freeQuantity: 24,
      validFrom: '2026-11-01',
      validTo: '2026-11-30',
      active: true,
    })
    const { id: _, version: __, ...asked } = orderForm(shop)
    const [offer] = (await shop.client.orders.quote(asked)).offers
    expect(offer).toMatchObject({ name: '10 + 1', productId: shop.malta, quantity: 24 })

    const promotionId = offer?.promotionId ?? 0
    const order = await shop.client.orders.save(
      orderForm(shop, {
        lines: [
          line(shop.malta, 288),
          line(shop.malta, 24, { promotionId }),
          line(shop.water, 12, { freeReasonId: shop.reasons.freeGoods }),
        ],
      }),
    )
    expect(order.netMinor).toBe(1_380_000)
    expect(order.lines.map(one => one.priceSource)).toEqual(['general-list', 'free', 'free'])

    const beyond = orderForm(shop, { lines: [line(shop.malta, 288), line(shop.malta, 48, { promotionId })] })
    await expect(shop.client.orders.save(beyond)).rejects.toMatchObject({
      data: { issues: [{ field: 'quantity', problem: 'too-large', row: 2 }] },
    })
    const noReason = orderForm(shop, { lines: [line(shop.water, 12, { freeReasonId: shop.reasons.hold })] })
    await expect(shop.client.orders.save(noReason)).rejects.toMatchObject({
      data: { issues: [{ field: 'freeReason', problem: 'unknown', row: 1 }] },
    })
  })

  test('a checked order that is changed goes back to received, and a confirmed one is not changed', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const draft = await shop.client.orders.save(orderForm(shop))
    await shop.client.orders.receive({ id: draft.id })
    const checked = await shop.client.orders.check({ id: draft.id })

    const same = await shop.client.orders.save(formOf(checked))
    expect(same).toEqual(checked)

    const changed = await shop.client.orders.save({ ...formOf(checked), note: 'two pallets' })
    expect(changed).toMatchObject({ status: 'received', checkedAt: null, number: checked.number, note: 'two pallets' })
    await shop.client.orders.check({ id: draft.id })
    const confirmed = await shop.client.orders.confirm({ id: draft.id })
    await expect(shop.client.orders.save({ ...formOf(confirmed), note: 'more' })).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'already-confirmed' },
    })
  })

  test('a form that was opened before somebody else saved is stale, and nothing of it is written', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const opened = await shop.client.orders.save(orderForm(shop))
    const theirs = await shop.client.orders.save({ ...formOf(opened), note: 'theirs' })

    await expect(shop.client.orders.save({ ...formOf(opened), note: 'mine' })).rejects.toMatchObject({
      code: 'STALE',
      data: { id: opened.id, version: theirs.version },
    })
    expect((await shop.client.orders.find({ id: opened.id })).order.note).toBe('theirs')
  })

  test('the number of a line that was taken away is never given to another', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const two = await shop.client.orders.save(orderForm(shop, { lines: [line(shop.malta, 24), line(shop.beer, 24)] }))
    const one = await shop.client.orders.save({ ...formOf(two), lines: formOf(two).lines.slice(0, 1) })
    const again = await shop.client.orders.save({ ...formOf(one), lines: [...formOf(one).lines, line(shop.beer, 48)] })

    expect(two.lines.map(({ n }) => n)).toEqual([1, 2])
    expect(one.lines.map(({ n }) => n)).toEqual([1])
    expect(again.lines.map(({ n }) => n)).toEqual([1, 3])
  })

  test('a held order says why, comes back to where it was, and a cancelled one stays cancelled', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { id } = await shop.client.orders.saveAndConfirm(orderForm(shop))
    const { hold, cancel } = shop.reasons

    await expect(shop.client.orders.hold({ id, kind: 'stock', reasonId: cancel })).rejects.toMatchObject({
      code: 'INVALID',
      data: { issues: [{ field: 'reason', problem: 'unknown' }] },
    })
    const held = await shop.client.orders.hold({ id, kind: 'stock', reasonId: hold, note: ' truck is late ' })
    expect(held).toMatchObject({
      status: 'on-hold',
      heldFrom: 'confirmed',
      holdKind: 'stock',
      reasonNote: 'truck is late',
    })
    expect(await shop.client.orders.release({ id })).toMatchObject({
      status: 'confirmed',
      heldFrom: null,
      reasonId: null,
    })
    expect(await shop.client.orders.cancel({ id, reasonId: cancel })).toMatchObject({
      status: 'cancelled',
      reasonId: cancel,
    })
    await expect(shop.client.orders.release({ id })).rejects.toMatchObject({ data: { reason: 'already-cancelled' } })
  })

  test('an order of a customer on hold is taken as far as checked, and its record says what blocks it', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    await shop.client.customers.saveTerms({
      customerId: shop.customer,
      priceListId: null,
      paymentDays: 15,
      creditLimitMinor: null,
      currency: 'HTG',
      hold: true,
      holdReasonId: shop.reasons.hold,
    })

    const order = await shop.client.orders.saveAndConfirm(orderForm(shop))

    expect(order.status).toBe('checked')
    const { acts } = await shop.client.orders.find({ id: order.id })
    expect(acts.find(({ act }) => act === 'confirm')).toEqual({ act: 'confirm', blocked: 'customer-on-hold' })
    await expect(shop.client.orders.confirm({ id: order.id })).rejects.toMatchObject({
      data: { reason: 'customer-on-hold' },
    })
    expect((await shop.client.orders.about({ customerId: shop.customer })).hold?.reason).not.toBe('')
  })

  test('whoever may not confirm takes an order as far as the role goes', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    await hire(shop.client, { login: 'jude', role: 'dispatcher', depotId: shop.depotId })
    await hire(shop.client, { login: 'rose', role: 'order-desk', depotId: shop.depotId })
    const jude = await desk.connect(door)
    await jude.auth.signIn({ login: 'jude', password: passwordOf('jude') })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })

    await expect(jude.orders.save(orderForm(shop))).rejects.toMatchObject({
      code: 'FORBIDDEN',
      data: { right: 'orders.enter' },
    })
    const order = await rose.orders.saveAndConfirm(orderForm(shop))
    expect(order.status).toBe('confirmed')
    await expect(rose.orders.release({ id: order.id })).rejects.toMatchObject({ data: { right: 'orders.release' } })
    const { acts } = await jude.orders.find({ id: order.id })
    expect(acts.find(({ act }) => act === 'cancel')?.blocked).toBe('right-missing')
  })

  test('every field of an order that needs mending is named, with its row', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    await expect(
      shop.client.orders.save(orderForm(shop, { requestedDay: '2026-11-16', lines: [line(99, 5)] })),
    ).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'requestedDay', problem: 'day-in-the-past' },
          { field: 'product', problem: 'unknown', row: 1 },
        ],
      },
    })
    await expect(shop.client.orders.save(orderForm(shop, { customerId: 99 }))).rejects.toMatchObject({
      data: { issues: [{ field: 'customer', problem: 'unknown' }] },
    })
    const huge = line(shop.malta, 1_000_000_000, { typedPrice: { priceMinor: 9e15, priceUnits: 1 } })
    await expect(shop.client.orders.save(orderForm(shop, { lines: [huge] }))).rejects.toMatchObject({
      data: { issues: [{ field: 'total', problem: 'too-large' }] },
    })
    await expect(shop.client.orders.find({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND', data: { id: 99 } })
  })
})
