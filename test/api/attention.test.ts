import { expect, test } from 'vitest'
import type { Desk } from '../../electron/api/context.ts'
import { headOfficeDevice, makeId } from '../../shared/kernel/id.ts'
import type { ConflictKind } from '../../shared/sync/conflict.ts'
import { registry, type TableName } from '../../shared/sync/registry.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { behindTheApp, enrol } from '../support/people.ts'
import { customerForm, openShop, orderForm } from '../support/shop.ts'

/** Head office answers this desk's last transaction with a refusal. */
async function refuseLast(desk: Desk, code = 'wrong-depot'): Promise<number> {
  const { last_tx: number } = await desk.store.reader.selectFrom('capture').select('last_tx').executeTakeFirstOrThrow()
  await behindTheApp(desk, `UPDATE tx SET state = 'rejected' WHERE number = ?`, number)
  await behindTheApp(
    desk,
    `INSERT INTO refusal (tx, code, pointer, at, state, decided_by, decided_at) VALUES (?, ?, NULL, ?, 'open', NULL, NULL)`,
    number,
    code,
    desk.clock.now(),
  )
  await behindTheApp(desk, 'UPDATE sync_state SET answered_tx = ?', number)
  return number
}

/** Head office sends a card: two values of one column crossed. */
async function raise(
  desk: Desk,
  card: { table: TableName; rowId: number; column: string; standing: string | number; other: string | number },
  kind: ConflictKind = 'same-field',
): Promise<number> {
  const id = makeId(headOfficeDevice, 7)
  const side = (value: string | number, at: number): string => JSON.stringify({ value, person: 0, device: 2, at })
  await behindTheApp(
    desk,
    `INSERT INTO conflict (id, depot_id, kind, state, table_number, row_id, sub, column_name, standing, other, base_value, raised_at)
    VALUES (?, NULL, ?, 'open', ?, ?, 0, ?, ?, ?, 'null', ?)`,
    id,
    kind,
    registry[card.table].number,
    card.rowId,
    card.column,
    side(card.standing, 100),
    side(card.other, 200),
    desk.clock.now(),
  )
  return id
}

overEveryDoor(door => {
  test('a refused order stands in needs attention, is marked in the list, and can be sent again', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    await enrol(desk, { depotId: shop.depotId })
    const order = await shop.client.orders.saveAndConfirm(orderForm(shop))
    expect((await shop.client.orders.find({ id: order.id })).sync).toBe('waiting')
    const number = await refuseLast(desk.desk)

    expect(await shop.client.attention.list()).toEqual([
      {
        kind: 'refused',
        number,
        code: 'wrong-depot',
        act: 'orders.saveAndConfirm',
        table: 'sales_order',
        rowId: order.id,
        column: null,
        subject: `${order.number} · Depo Bon Pri`,
        at: desk.clock.now(),
        person: 'Mirlande Joseph',
        escalated: false,
        dependants: 0,
      },
    ])
    expect((await shop.client.orders.find({ id: order.id })).sync).toBe('refused')

    const sent = await shop.client.attention.resend({ number })
    expect(sent.number).toBe(number + 1)
    expect(await shop.client.attention.list()).toEqual([])
    expect((await shop.client.orders.find({ id: order.id })).sync).toBe('waiting')
    await expect(shop.client.attention.resend({ number })).rejects.toMatchObject({ data: { reason: 'not-refused' } })
  })

  test('a refused order that is given up stays readable as void, with its number', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    await enrol(desk, { depotId: shop.depotId })
    const order = await shop.client.orders.saveAndConfirm(orderForm(shop))
    const number = await refuseLast(desk.desk)

    await shop.client.attention.escalate({ number })
    expect(await shop.client.attention.list()).toMatchObject([{ escalated: true }])
    expect(await shop.client.attention.discard({ number })).toEqual({ discarded: 1, voided: 1 })
    expect((await shop.client.orders.find({ id: order.id })).order).toMatchObject({
      status: 'void',
      number: order.number,
    })
    expect(await shop.client.attention.list()).toEqual([])
  })

  test('a card shows both values, and the one that is kept is written and closes it', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const before = await shop.client.customers.find({ id: shop.customer })
    const card = {
      table: 'customer',
      rowId: shop.customer,
      column: 'delivery_days',
      standing: before.deliveryDays,
      other: 9,
    } as const
    const id = await raise(desk.desk, card)

    expect(await shop.client.attention.list()).toMatchObject([
      {
        kind: 'conflict',
        id,
        table: 'customer',
        subject: 'Depo Bon Pri',
        column: 'delivery_days',
        standing: { value: before.deliveryDays },
        other: { value: 9 },
        recommended: 'other',
        dependsOn: [],
      },
    ])
    await shop.client.attention.resolve({ id, keep: 'other' })
    expect((await shop.client.customers.find({ id: shop.customer })).deliveryDays).toBe(9)
    expect(await shop.client.attention.list()).toEqual([])
    await expect(shop.client.attention.resolve({ id, keep: 'standing' })).rejects.toMatchObject({
      data: { reason: 'already-resolved' },
    })
    const story = await shop.client.timeline.of({ table: 'customer', id: shop.customer })
    expect(story.map(({ kind }) => kind)).toContain('attention.resolve')
  })

  test('keeping the value that stands writes nothing but the decision', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const before = await shop.client.customers.find({ id: shop.customer })
    const id = await raise(desk.desk, {
      table: 'customer',
      rowId: shop.customer,
      column: 'name',
      standing: before.name,
      other: 'X',
    })

    await shop.client.attention.resolve({ id, keep: 'standing' })
    expect(await shop.client.customers.find({ id: shop.customer })).toEqual(before)
    expect(await shop.client.attention.list()).toEqual([])
  })

  test('of two customers that look like one the first stays, takes what it lacks and the orders that are not confirmed', async () => {
    const desk = await openDesk()
    const { client, customer, ...shop } = await openShop(await desk.connect(door))
    const before = await client.customers.find({ id: customer })
    const newer = await client.customers.save(
      customerForm(shop.depotId, { code: 'TWO', name: before.name, phone: before.phone, taxId: 'NIF 7' }),
    )
    const open = await client.orders.save(orderForm({ ...shop, client, customer: newer.id }))
    const fixed = await client.orders.saveAndConfirm(orderForm({ ...shop, client, customer: newer.id }))
    const id = await raise(
      desk.desk,
      { table: 'customer', rowId: newer.id, column: 'id', standing: customer, other: newer.id },
      'duplicate-customer',
    )

    const [card] = await client.attention.list()
    expect(card).toMatchObject({
      conflict: 'duplicate-customer',
      recommended: 'other',
      dependsOn: [{ table: 'sales_order', count: 2 }],
    })
    expect(card?.kind === 'conflict' && [card.standing.value, card.other.value]).toEqual([
      expect.stringContaining(before.code),
      expect.stringContaining('TWO'),
    ])
    await client.attention.resolve({ id, keep: 'other' })

    expect(await client.customers.find({ id: newer.id })).toMatchObject({ active: false, taxId: 'NIF 7' })
    expect(await client.customers.find({ id: customer })).toMatchObject({
      active: true,
      code: before.code,
      taxId: 'NIF 7',
    })
    expect((await client.orders.find({ id: open.id })).order.customerId).toBe(customer)
    expect((await client.orders.find({ id: fixed.id })).order.customerId).toBe(newer.id)
    for (const record of [customer, newer.id]) {
      const story = await client.timeline.of({ table: 'customer', id: record })
      expect(story.map(({ kind }) => kind)).toContain('attention.resolve')
    }
  })

  test('two customers that are two stay as they are, and are not one where the first is gone', async () => {
    const desk = await openDesk()
    const { client, customer, ...shop } = await openShop(await desk.connect(door))
    const newer = await client.customers.save(customerForm(shop.depotId, { code: 'TWO', phone: '' }))
    const card = { table: 'customer', rowId: newer.id, column: 'id', standing: customer, other: newer.id } as const
    const first = await raise(desk.desk, card, 'duplicate-customer')
    expect(await client.attention.list()).toMatchObject([{ recommended: 'standing' }])
    await client.attention.resolve({ id: first, keep: 'standing' })
    expect((await client.customers.find({ id: newer.id })).active).toBe(true)

    await behindTheApp(desk.desk, `UPDATE conflict SET state = 'open', standing = json_set(standing, '$.value', 99)`)
    await expect(client.attention.resolve({ id: first, keep: 'other' })).rejects.toMatchObject({
      data: { reason: 'gone' },
    })
    expect((await client.customers.find({ id: newer.id })).active).toBe(true)
  })

  test('a value that the order can no longer take is not written', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const order = await shop.client.orders.saveAndConfirm(orderForm(shop))
    const other = await shop.client.customers.save(customerForm(shop.depotId, { code: 'TWO' }))
    const fixed = {
      table: 'sales_order',
      rowId: order.id,
      column: 'customer_id',
      standing: shop.customer,
      other: other.id,
    } as const
    const id = await raise(desk.desk, fixed)

    expect(await shop.client.attention.list()).toMatchObject([{ standing: { value: 'Depo Bon Pri' } }])
    await expect(shop.client.attention.resolve({ id, keep: 'other' })).rejects.toMatchObject({
      data: { reason: 'not-possible' },
    })
    expect(await shop.client.attention.list()).toHaveLength(1)
    await behindTheApp(desk.desk, 'UPDATE conflict SET row_id = 99')
    await expect(shop.client.attention.resolve({ id, keep: 'other' })).rejects.toMatchObject({
      data: { reason: 'gone' },
    })
    await expect(shop.client.attention.resolve({ id: 99, keep: 'other' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('the amounts of an order follow when a card changes a line', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const order = await shop.client.orders.save(orderForm(shop))
    const id = await raise(desk.desk, {
      table: 'order_line',
      rowId: order.id,
      column: 'quantity',
      standing: 288,
      other: 24,
    })
    await behindTheApp(desk.desk, 'UPDATE conflict SET sub = 1')

    await shop.client.attention.resolve({ id, keep: 'other' })
    expect((await shop.client.orders.find({ id: order.id })).order).toMatchObject({
      netMinor: 115_000,
      totalMinor: 126_500,
      lines: [{ quantity: 24, amountMinor: 115_000 }],
    })
  })
})
