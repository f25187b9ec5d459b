import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { may } from '../../shared/auth/right.ts'
import { roles } from '../../shared/auth/role.ts'
import type { Client } from '../../shared/contract.ts'
import type { Cell } from '../../shared/lists/cell.ts'
import type { SheetFormat } from '../../shared/lists/contract.ts'
import { rightToList } from '../../shared/lists/list.ts'
import { everyRow, type TableFilter } from '../../shared/lists/tableFilter.ts'
import { type TableQuestion, tableNames } from '../../shared/lists/tableQuestion.ts'
import { type TableName, tables } from '../../shared/lists/tables/tables.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { hire, passwordOf } from '../support/people.ts'
import { openShop } from '../support/shop.ts'

const question = (list: TableName, filter: Partial<TableFilter> = {}, of: number | null = null): TableQuestion => ({
  list,
  of,
  filter: { ...everyRow, ...filter },
  sort: tables[list].sort.id,
  descending: tables[list].sort.descending,
})

const rowsOf = (client: Client, list: TableName, filter: Partial<TableFilter> = {}, of: number | null = null) =>
  client.lists.rows({ question: question(list, filter, of), language: 'en' })

const textOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? cell.text : '')

async function fileOf(client: Client, asked: TableQuestion, columns: string[], format: SheetFormat): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await client.lists.export({ question: asked, columns, format, language: 'en' }))
    if (part.kind === 'bytes') parts.push(Buffer.from(part.base64, 'base64'))
  return Buffer.concat(parts)
}

overEveryDoor(door => {
  test('each role sees exactly the tables that its rights allow, and their choices', async () => {
    const desk = await openDesk()
    const { client } = await openShop(await desk.connect(door))
    for (const role of roles) {
      await hire(client, { login: `a-${role}`, role })
      const somebody = await desk.connect(door)
      await somebody.auth.signIn({ login: `a-${role}`, password: passwordOf(`a-${role}`) })
      for (const list of tableNames) {
        const allowed = may(role, rightToList(list))
        const outcomes = await Promise.allSettled([
          rowsOf(somebody, list),
          somebody.lists.choices({ list, language: 'en' }),
        ])
        expect([role, list, ...outcomes.map(({ status }) => status === 'fulfilled')]).toEqual([
          role,
          list,
          ...outcomes.map(() => allowed),
        ])
      }
    }
  })

  test('whoever may not see a table takes no file of it', async () => {
    const desk = await openDesk()
    const { client } = await openShop(await desk.connect(door))
    await hire(client, { login: 'rose', role: 'viewer' })
    const rose = await desk.connect(door)
    await rose.auth.signIn({ login: 'rose', password: passwordOf('rose') })
    const file = (list: TableName) => fileOf(rose, question(list), ['name'], 'csv-programs')
    await expect(file('people')).rejects.toMatchObject({ code: 'FORBIDDEN', data: { right: 'people.edit' } })
    await expect(file('audit')).rejects.toMatchObject({ code: 'FORBIDDEN', data: { right: 'settings.edit' } })
    expect((await file('reasons')).length).toBeGreaterThan(20)
  })

  test('prices of a list are found by product, and leave as a file in which nothing is a formula', async () => {
    const shop = await openShop(await (await openDesk()).connect(door))
    const { client } = shop
    const product = await client.products.find({ id: shop.malta })
    const { version: _version, proposed: _proposed, units: _units, ...form } = product
    await client.products.save({ ...form, names: { ...form.names, en: '=cmd|"/c calc"!A1' }, note: '' })
    const [list] = await client.priceLists.list()
    const prices = await rowsOf(client, 'price-items', { search: 'mal-24 cmd' }, list?.id ?? 0)
    expect(prices.total).toBe(1)
    expect(prices.rows[0]?.cells).toMatchObject({
      sku: { text: 'MAL-24' },
      price: { kind: 'number', value: 115_000, decimals: 2 },
    })
    expect((await rowsOf(client, 'price-items')).total).toBe(0)

    const asked = question('price-items', { search: 'mal-24' }, list?.id ?? 0)
    const people = (await fileOf(client, asked, ['sku', 'name', 'price'], 'csv')).toString()
    expect(people).toContain(`MAL-24,"'=cmd|""/c calc""!A1",1150.00,HTG`)
    const programs = parse(await fileOf(client, asked, ['sku', 'name', 'price'], 'csv-programs'))
    expect(programs).toEqual([
      ['sku', 'name', 'price', 'currency'],
      ['MAL-24', '=cmd|"/c calc"!A1', '1150.00', 'HTG'],
    ])
  })

  test('people are narrowed by role, and a view of them is kept like that of any list', async () => {
    const desk = await openDesk()
    const { client, depotId } = await openShop(await desk.connect(door))
    await hire(client, { login: 'rose', role: 'viewer', depotId })
    await hire(client, { login: 'jude', role: 'order-desk' })
    const viewers = await rowsOf(client, 'people', { chosen: { role: ['viewer'] } })
    expect(viewers.rows.map(({ cells }) => textOf(cells.login))).toEqual(['rose'])
    const choices = await client.lists.choices({ list: 'people', language: 'ht' })
    expect(choices.depot?.map(({ value }) => value).toSorted()).toEqual(['Cap-Haïtien', 'every'])

    const state = {
      search: '',
      sort: 'role',
      descending: true,
      columns: ['name', 'role'],
      widths: {},
      filter: { chosen: { role: ['viewer'] } },
    }
    const kept = await client.lists.saveView({ list: 'people', view: { id: 'v', name: 'Viewers', state } })
    expect(kept.views).toEqual([{ id: 'v', name: 'Viewers', state }])
    expect((await client.lists.views({ list: 'rates' })).views).toEqual([])
  })

  test('a table goes on paper in the words of whoever reads it', async () => {
    const { client } = await openShop(await (await openDesk()).connect(door))
    const asked = question('rates')
    const file = await client.lists.paper({
      question: asked,
      columns: ['currency', 'rate', 'inverse', 'from', 'standing'],
      under: [],
      size: 'a4',
      language: 'ht',
    })
    expect(file).toMatchObject({ pages: 1, language: 'ht' })
  })
})
