import { randomUUID } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { doors } from '../support/doors.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { password, workAloneForm } from '../support/people.ts'
import { line, openShop, orderForm, type Shop } from '../support/shop.ts'

overEveryDoor(door => {
  test('an attempt to enter an order that is saved twice is one order, with its number and its events once', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const form = orderForm(shop, { attempt: randomUUID() })
    const first = await shop.client.orders.saveAndConfirm(form)
    const again = await shop.client.orders.saveAndConfirm(form)
    expect(again).toEqual(first)
    expect(first).toMatchObject({ status: 'confirmed', number: expect.any(String) })
    expect(await ordersOf(shop)).toEqual([first.id])

    const another = await shop.client.orders.saveAndConfirm({ ...form, attempt: randomUUID() })
    expect(await ordersOf(shop)).toHaveLength(2)
    expect(another.number).not.toBe(first.number)
  })

  test('a draft whose answer was lost is changed by what was typed meanwhile, and its lines stay its lines', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const attempt = randomUUID()
    const lost = await shop.client.orders.save(orderForm(shop, { attempt, lines: [line(shop.malta, 12)] }))
    const typedOn = orderForm(shop, { attempt, lines: [line(shop.malta, 24), line(shop.beer, 6)] })
    const order = await shop.client.orders.saveAndConfirm(typedOn)
    expect(order.id).toBe(lost.id)
    expect(order.lines.map(({ n, quantity }) => [n, quantity])).toEqual([
      [lost.lines[0]?.n, 24],
      [(lost.lines[0]?.n ?? 0) + 1, 6],
    ])
    expect(await ordersOf(shop)).toEqual([lost.id])
  })

  test('what was typed after an order had gone too far is refused and kept, never passed over', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const attempt = randomUUID()
    const lost = await shop.client.orders.saveAndConfirm(orderForm(shop, { attempt, lines: [line(shop.malta, 12)] }))
    const typedOn = orderForm(shop, { attempt, lines: [line(shop.malta, 12), line(shop.beer, 6)] })
    await expect(shop.client.orders.saveAndConfirm(typedOn)).rejects.toMatchObject({ code: 'REFUSED' })
    await expect(shop.client.orders.save(typedOn)).rejects.toMatchObject({ code: 'REFUSED' })
    expect((await shop.client.orders.find({ id: lost.id })).order.lines).toHaveLength(1)
    expect(await ordersOf(shop)).toEqual([lost.id])
  })

  test('an attempt whose order was cancelled meanwhile is another order', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const form = orderForm(shop, { attempt: randomUUID() })
    const first = await shop.client.orders.saveAndConfirm(form)
    await shop.client.orders.cancel({ id: first.id, reasonId: shop.reasons.cancel, note: '' })
    const second = await shop.client.orders.saveAndConfirm(form)
    expect(second.id).not.toBe(first.id)
    expect(await shop.client.orders.saveAndConfirm(form)).toEqual(second)
    expect(new Set(await ordersOf(shop))).toEqual(new Set([first.id, second.id]))
  })

  test('an attempt is no way to somebody else’s order', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    await expect(shop.client.orders.save(orderForm(shop, { attempt: 'the last one' }))).rejects.toThrow()
    expect(await ordersOf(shop)).toEqual([])
  })
})

test('fault 52: a window whose port is gone when the order is saved saves again over the next one, and there is one order', async () => {
  const { desk, sessions } = await openDesk()
  const first = await doors.port(desk, sessions)
  const shop = await openShop(createORPCClient<Client>(first.link))
  const form = orderForm(shop, { attempt: randomUUID() })
  const saved = Promise.withResolvers<void>()
  const forget = desk.store.changes.watch(() => saved.resolve())
  let answered = false
  void shop.client.orders.saveAndConfirm(form).then(
    () => (answered = true),
    () => {},
  )
  await saved.promise
  forget()
  await first.close()

  const second = await doors.port(desk, sessions)
  onTestFinished(second.close)
  const client = createORPCClient<Client>(second.link)
  await client.auth.signIn({ login: workAloneForm.login, password })
  const order = await client.orders.saveAndConfirm(form)
  expect(answered).toBe(false)
  expect(await ordersOf({ ...shop, client })).toEqual([order.id])
})

const ordersOf = async ({ client }: Shop): Promise<number[]> =>
  (await client.orders.list({ filter: {}, limit: 10 })).rows.map(({ id }) => id)
