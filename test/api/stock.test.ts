import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { addDays } from '../../shared/kernel/day.ts'
import type { Cell } from '../../shared/lists/cell.ts'
import { everyRow } from '../../shared/lists/tableFilter.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { hire, passwordOf } from '../support/people.ts'
import { openShop, type Shop } from '../support/shop.ts'

type Move = Parameters<Client['stock']['move']>[0]

const moving = ({ depotId, malta }: Shop, part: Partial<Move>): Move => ({
  depotId,
  productId: malta,
  cause: 'receipt',
  quantity: 240,
  movedDay: '2026-11-02',
  document: 'BL 4711',
  note: '',
  expectedId: null,
  attempt: randomUUID(),
  ...part,
})

const rowsOf = async (
  client: Client,
  list: 'stock' | 'stock-moves',
  of: number | null,
): Promise<readonly { key: string; cells: Record<string, Cell> }[]> =>
  (
    await client.lists.rows({
      question: { list, of, filter: everyRow, sort: list === 'stock' ? 'sku' : 'day', descending: false },
      language: 'en',
    })
  ).rows

overEveryDoor(door => {
  test('goods come in, are put aside, break and are counted, and the depot has exactly what that comes to', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, depotId, malta: productId } = shop
    const nothing = { productId, depotId, caseUnits: 24, depot: 0, blocked: 0 }
    expect(await client.stock.item({ depotId, productId })).toMatchObject(nothing)
    expect(await client.stock.move(moving(shop, {}))).toMatchObject({ depot: 240, blocked: 0 })
    expect(await client.stock.move(moving(shop, { cause: 'blocked', quantity: 48 }))).toMatchObject({
      depot: 192,
      blocked: 48,
    })
    expect(await client.stock.move(moving(shop, { cause: 'scrapped', quantity: 24 }))).toMatchObject({
      depot: 192,
      blocked: 24,
    })
    expect(await client.stock.move(moving(shop, { cause: 'damaged', quantity: 5, note: ' fell ' }))).toMatchObject({
      depot: 187,
    })
    const count = { depotId, productId, countedDay: '2026-11-03', note: '' }
    expect(await client.stock.count({ ...count, counted: 180 })).toMatchObject({ depot: 180, blocked: 24 })
    expect(await client.stock.count({ ...count, counted: 0 })).toMatchObject({ depot: 0, blocked: 24 })
    expect(await client.stock.count({ ...count, counted: 12 })).toMatchObject({ depot: 12, blocked: 24 })

    const { rows: done } = await client.lists.rows({
      question: {
        list: 'audit',
        of: null,
        filter: { ...everyRow, chosen: { kind: ['stock_move'] } },
        sort: 'at',
        descending: true,
      },
      language: 'en',
    })
    const acts = done.map(({ cells }) => (cells.what?.kind === 'text' ? cells.what.text : ''))
    expect(acts).toEqual([...Array(3).fill('entered a count'), ...Array(4).fill('moved goods')])

    const moves = await rowsOf(client, 'stock-moves', productId)
    expect(moves.map(row => row.cells.cause)).toContainEqual({ kind: 'text', text: 'less by count', code: 'missed' })
    expect(moves).toHaveLength(7)
    const stock = await rowsOf(client, 'stock', depotId)
    expect(stock.find(row => row.key === `${depotId}-${productId}`)?.cells).toMatchObject({
      cases: { text: '12b' },
      onHand: { value: 12 },
      blocked: { value: 24 },
      state: { code: 'there' },
    })
  })

  test('the book of a product is paged by its days, and narrowed by why, by whom, by day and by what is written', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    const { client, malta: productId } = shop
    const { id: personId } = await hire(shop.client, { login: 'wilner', role: 'dispatcher' })
    for (let day = 1; day <= 9; day += 1)
      await client.stock.move(moving(shop, { quantity: day, movedDay: `2026-11-0${day}`, document: `BL ${day}` }))
    const wilner = await desk.connect(door)
    await wilner.auth.signIn({ login: 'wilner', password: passwordOf('wilner') })
    await wilner.stock.move(
      moving(shop, { cause: 'damaged', quantity: 1, movedDay: '2026-11-05', document: '', note: '50 % kraze' }),
    )
    const page = async (filter: Partial<typeof everyRow>, window = {}) => {
      const question = { list: 'stock-moves' as const, of: productId, filter: { ...everyRow, ...filter } }
      const asked = { question: { ...question, sort: 'day', descending: true }, language: 'en' as const, ...window }
      const { rows, total } = await client.lists.rows(asked)
      return [total, ...rows.map(({ cells }) => (cells.quantity?.kind === 'text' ? cells.quantity.text : ''))]
    }
    expect(await page({}, { offset: 3, limit: 3 })).toEqual([10, '6b', '1b', '5b'])
    expect(await page({ chosen: { cause: ['damaged'] } })).toEqual([1, '1b'])
    expect(await page({ chosen: { who: [String(personId)] } })).toEqual([1, '1b'])
    expect(await page({ from: { day: '2026-11-08' } })).toEqual([2, '9b', '8b'])
    expect(await page({ to: { day: '2026-11-01' } })).toEqual([1, '1b'])
    expect(await page({ search: 'bl 7' })).toEqual([1, '7b'])
    expect(await page({ search: '50 %' })).toEqual([1, '1b'])
    expect(await page({ search: 'broken' })).toEqual([1, '1b'])
    expect(await client.lists.choices({ list: 'stock-moves', of: productId, language: 'en' })).toMatchObject({
      who: [{ label: 'Mirlande Joseph' }, { label: 'wilner' }],
    })
  })

  test('what is not there cannot leave, and what needs mending is named beside its field', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, depotId, malta: productId } = shop
    await client.stock.move(moving(shop, { quantity: 24 }))
    const refused = (reason: string) => ({ code: 'REFUSED', data: { reason } })
    const issue = (field: string, problem: string) => ({ code: 'INVALID', data: { issues: [{ field, problem }] } })
    await expect(client.stock.move(moving(shop, { cause: 'damaged', quantity: 25 }))).rejects.toMatchObject(
      refused('not-enough'),
    )
    await expect(client.stock.move(moving(shop, { cause: 'released', quantity: 1 }))).rejects.toMatchObject(
      refused('not-enough'),
    )
    await expect(client.stock.move(moving(shop, { quantity: null }))).rejects.toMatchObject(
      issue('quantity', 'required'),
    )
    await expect(client.stock.move(moving(shop, { movedDay: '2999-01-01' }))).rejects.toMatchObject(
      issue('movedDay', 'day-in-the-future'),
    )
    const count = { depotId, productId, countedDay: '2026-11-02', note: '' }
    await expect(client.stock.count({ ...count, counted: null })).rejects.toMatchObject(issue('counted', 'required'))
    await expect(client.stock.count({ ...count, counted: 24 })).rejects.toMatchObject(refused('nothing-differs'))
    await expect(client.stock.count({ ...count, counted: 1, countedDay: '2999-01-01' })).rejects.toMatchObject(
      issue('countedDay', 'day-in-the-future'),
    )
    await expect(client.stock.move(moving(shop, { depotId: 12345 }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(client.stock.move(moving(shop, { productId: 12345 }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await client.stock.item({ depotId, productId })).toMatchObject({ depot: 24, blocked: 0 })
  })

  test('a movement saved again after a lost answer is one movement, and something else is not taken for it', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, malta: productId } = shop
    const move = moving(shop, {})
    await client.stock.move(move)
    expect(await client.stock.move(move)).toMatchObject({ depot: 240 })
    expect(await rowsOf(client, 'stock-moves', productId)).toHaveLength(1)
    const other = client.stock.move({ ...move, quantity: 24 })
    await expect(other).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'saved-before' } })
    expect(await rowsOf(client, 'stock-moves', productId)).toHaveLength(1)
  })

  test('goods are expected on a day, come in parts against it, and end where nothing more comes', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, depotId, malta: productId } = shop
    const { day: today } = await client.today.overview()
    const attempt = randomUUID()
    const wish = { quantity: 96, expectedDay: addDays(today, 3), supplier: ' BRANA ', document: 'PO 7', note: '' }
    const place = { depotId, productId }
    const { id } = await client.stock.expect({ ...place, ...wish, attempt })
    expect(await client.stock.expect({ ...place, ...wish, attempt })).toEqual({ id })
    const coming = async () => (await client.stock.item(place)).coming
    expect(await coming()).toMatchObject([{ id, quantity: 96, received: 0, supplier: 'BRANA' }])
    const past = client.stock.expect({ ...place, ...wish, expectedDay: '2020-01-01', attempt: randomUUID() })
    await expect(past).rejects.toMatchObject({
      data: { issues: [{ field: 'expectedDay', problem: 'day-in-the-past' }] },
    })
    const none = client.stock.changeExpected({ id, ...wish, quantity: null })
    await expect(none).rejects.toMatchObject({ data: { issues: [{ field: 'quantity', problem: 'required' }] } })

    await client.stock.move(moving(shop, { quantity: 48, expectedId: id }))
    expect(await client.stock.item(place)).toMatchObject({ depot: 48, coming: [{ received: 48 }] })
    const wrong = client.stock.move(moving(shop, { cause: 'damaged', quantity: 1, expectedId: id }))
    await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await client.stock.changeExpected({ id, ...wish, quantity: 72, note: 'by the small truck' })
    await client.stock.endExpected({ id, ended: true })
    expect(await coming()).toEqual([])
    const question = { list: 'stock-expected' as const, of: depotId, filter: everyRow, sort: 'day', descending: false }
    const { rows } = await client.lists.rows({ question, language: 'en' })
    expect(rows.map(({ cells }) => [cells.quantity, cells.received, cells.left, cells.state])).toMatchObject([
      [{ text: '3c' }, { text: '2c' }, { kind: 'empty' }, { code: 'ended' }],
    ])
    await client.stock.endExpected({ id, ended: false })
    expect(await coming()).toMatchObject([{ quantity: 72, received: 48, note: 'by the small truck' }])
  })

  test('a wrong movement is taken back once, and not when its goods have left since', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client, depotId, malta: productId } = shop
    await client.stock.move(moving(shop, { quantity: 48 }))
    const [first] = await rowsOf(client, 'stock-moves', productId)
    const id = Number(first?.key)
    await client.stock.move(moving(shop, { cause: 'expired', quantity: 40 }))
    await expect(client.stock.takeBack({ id, note: '' })).rejects.toMatchObject({ data: { reason: 'not-enough' } })
    await client.stock.move(moving(shop, { quantity: 40 }))
    expect(await client.stock.takeBack({ id, note: 'counted twice' })).toMatchObject({ depot: 0 })
    await expect(client.stock.takeBack({ id, note: '' })).rejects.toMatchObject({ data: { reason: 'taken-back' } })
    const back = (await rowsOf(client, 'stock-moves', productId)).find(row => row.key === String(id))
    expect(back?.cells).toMatchObject({
      takenBack: { kind: 'instant' },
      change: { value: 0 },
      note: { text: 'counted twice' },
    })
    expect(await client.stock.item({ depotId, productId })).toMatchObject({ depot: 0 })
  })

  test('a dispatcher moves goods but neither releases what was put aside nor takes a count back', async () => {
    const desk = await openDesk()
    const shop = await openShop(await desk.connect(door))
    await hire(shop.client, { login: 'wilner', role: 'dispatcher' })
    const client = await desk.connect(door)
    await client.auth.signIn({ login: 'wilner', password: passwordOf('wilner') })
    const { depotId, malta: productId } = shop
    expect(await client.stock.move(moving(shop, { cause: 'customer-return' }))).toMatchObject({ blocked: 240 })
    await expect(client.stock.move(moving(shop, { cause: 'released', quantity: 1 }))).rejects.toMatchObject({
      data: { reason: 'right-missing' },
    })
    await shop.client.stock.count({ depotId, productId, counted: 7, countedDay: '2026-11-02', note: '' })
    const counted = (await rowsOf(client, 'stock-moves', productId)).find(
      row => row.cells.cause?.kind === 'text' && row.cells.cause.code === 'found',
    )
    await expect(client.stock.takeBack({ id: Number(counted?.key), note: '' })).rejects.toMatchObject({
      data: { reason: 'right-missing' },
    })
  })
})
