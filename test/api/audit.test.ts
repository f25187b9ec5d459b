import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import type { Cell } from '../../shared/lists/cell.ts'
import { everyRow, type TableFilter } from '../../shared/lists/tableFilter.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { hire, passwordOf } from '../support/people.ts'
import { openShop, orderForm } from '../support/shop.ts'

const done = (client: Client, filter: Partial<TableFilter> = {}, descending = true) =>
  client.lists.rows({
    question: { list: 'audit', filter: { ...everyRow, ...filter }, sort: 'at', descending },
    language: 'en',
  })

const codeOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? (cell.code ?? cell.text) : '')

overEveryDoor(door => {
  test('everything that was done stands in the audit, newest first, named in the reader’s language', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const { client } = shop
    const rose = await hire(client, { login: 'rose', role: 'order-desk' })
    const hers = await desk.connect(door)
    await hers.auth.signIn({ login: 'rose', password: passwordOf('rose') })
    const order = await hers.orders.saveAndConfirm(orderForm(shop))
    await client.orders.cancel({ id: order.id, reasonId: shop.reasons.cancel })

    const all = await done(client)
    expect(all.total).toBe(all.rows.length)
    expect(all.rows[0]).toMatchObject({
      opens: { table: 'sales_order', id: order.id },
      cells: {
        what: { code: 'orders.cancel' },
        kind: { code: 'sales_order' },
        who: { text: 'Mirlande Joseph' },
        computer: { text: 'Order desk 1' },
        record: { text: `${order.number} · Depo Bon Pri` },
      },
    })
    const moments = all.rows.map(({ cells }) => (cells.at?.kind === 'instant' ? cells.at.at : 0))
    expect(moments).toEqual(moments.toSorted((a, b) => b - a))

    const byRose = await done(client, { chosen: { who: [String(rose.id)] } })
    expect(byRose.rows.map(({ cells }) => codeOf(cells.what))).toEqual([
      'orders.confirm',
      'orders.check',
      'orders.receive',
      'orders.create',
    ])
    const products = await done(client, { chosen: { kind: ['product'] } }, false)
    expect(products.rows.map(({ cells }) => codeOf(cells.record))).toEqual([
      'MAL-24 · Malta 33 cl',
      'BYE-24 · Byè 33 cl',
      'DLO-12 · Dlo 50 cl',
    ])
    expect((await done(client, { from: { at: '2026-11-18' } })).total).toBe(0)
    expect((await done(client, { to: { at: '-1' } })).total).toBe(0)
    expect((await done(client, { from: { at: '+0' }, to: { at: '2026-11-17' } })).total).toBe(all.total)
    expect((await done(client, { search: 'Rose' })).total).toBe(byRose.total)
    expect((await done(client, { search: '100%' })).total).toBe(0)
    const choices = await client.lists.choices({ list: 'audit', language: 'fr' })
    expect(choices.who).toContainEqual({ value: String(rose.id), label: rose.name })
    expect(choices.kind).toContainEqual({ value: 'sales_order', label: 'commande' })
  })

  test('a manager at a depot hears nothing of people, whose records are not theirs to open', async () => {
    const desk = await openDesk()
    const { client } = await openShop(await desk.connect(door))
    const [depot] = (await client.settings.get()).depots
    await hire(client, { login: 'fednel', role: 'manager', depotId: depot?.id ?? null })
    const manager = await desk.connect(door)
    await manager.auth.signIn({ login: 'fednel', password: passwordOf('fednel') })
    const kinds = async (of: Client) =>
      (await of.lists.choices({ list: 'audit', language: 'en' })).kind?.map(({ value }) => value)
    expect(await kinds(client)).toContain('person')
    expect(await kinds(manager)).not.toContain('person')
    const { rows } = await done(manager)
    expect(rows.map(({ cells }) => codeOf(cells.kind))).not.toContain('person')
    expect(rows.length).toBeGreaterThan(3)
  })

  test('numbers given stand under numbering: the last one, how many, which are void, and no gap', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    expect((await shop.client.lanes.list()).series).toEqual([])
    const first = await shop.client.orders.saveAndConfirm(orderForm(shop))
    const last = await shop.client.orders.saveAndConfirm(orderForm(shop))
    const { series, computers } = await shop.client.lanes.list()
    expect(series).toEqual([
      {
        type: 'ORD',
        lane: first.number?.slice(4, -10),
        fiscalYear: 2027,
        computer: 'Order desk 1',
        here: true,
        first: first.number,
        last: last.number,
        count: 2,
        voids: 0,
        absent: 0,
      },
    ])
    expect(computers).toMatchObject([{ name: 'Order desk 1', here: true, active: true, depotCode: 'CAP' }])
  })

  test('a stage goes without a limit, and back to what is usual', async () => {
    const { client } = await openShop(await (await openDesk()).connect(door))
    const limitOf = async () => (await client.orders.board({})).find(({ status }) => status === 'checked')?.limitMinutes
    expect(await limitOf()).toBe(60)
    await client.settings.saveStageLimit({ status: 'checked', limitMinutes: 90 })
    expect(await limitOf()).toBe(90)
    await client.settings.saveStageLimit({ status: 'checked', limitMinutes: null })
    expect(await limitOf()).toBeNull()
    expect((await client.settings.get()).stageLimits).toContainEqual({ status: 'checked', limitMinutes: null })
    await client.settings.resetStageLimit({ status: 'checked' })
    expect(await limitOf()).toBe(60)
    await client.settings.saveStageLimit({ status: 'checked', limitMinutes: 30 })
    expect(await limitOf()).toBe(30)
  })

  test('a reason in a timeline is read in the language of the screen', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, reasons } = shop
    const order = await client.orders.saveAndConfirm(orderForm(shop))
    await client.orders.cancel({ id: order.id, reasonId: reasons.cancel })
    const told = async () => {
      const [event] = await client.timeline.of({ table: 'sales_order', id: order.id })
      return event?.changes.find(({ column }) => column === 'reason_id')?.after
    }
    const texts = (await client.settings.get()).reasonCodes.find(({ id }) => id === reasons.cancel)?.texts
    for (const language of ['en', 'fr', 'ht'] as const) {
      await client.preferences.set({ language })
      expect(await told()).toBe(texts?.[language])
    }
  })
})
