import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readMapping, suggestFor } from '../../electron/importMapping.ts'
import { faultSentence } from '../../electron/importSay.ts'
import { takeBack, undoBlockedBy } from '../../electron/workers/importUndo.ts'
import { Mapping, type MappingInput } from '../../shared/import/mapping.ts'
import { shownValue } from '../../shared/import/shownValue.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import { wordsIn } from '../../shared/words/catalogue.ts'
import { type OpenImportDesk, openImportDesk } from './openImportDesk.ts'

let open: OpenImportDesk
let folder: string
beforeEach(async () => {
  open = await openImportDesk()
  folder = join(open.folder, 'tables')
  mkdirSync(folder)
})
afterEach(() => open.close())

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const customers = (over: Partial<MappingInput['take'][number]> = {}): Mapping =>
  Mapping.parse({
    version: 1,
    name: 'kliyan',
    tables: { kliyan: { file: 'kliyan.csv' } },
    take: [
      {
        kind: 'customers',
        table: 'kliyan',
        fields: { code: 'Kòd', name: 'Non', city: 'Vil', class: { column: 'Tip', values: { Gwosis: 'wholesaler' } } },
        ...over,
      },
    ],
  })
const rows = () =>
  open.store.reader.selectFrom('customer').select(['code', 'name', 'city', 'phone']).orderBy('code').execute()

test('what is wrong is said by row, field and column; what is right comes in, and the rest once it is mended', async () => {
  write('kliyan.csv', 'Kòd,Non,Vil,Tip\nK1,Boutik Mari,Okap,Gwosis\nK2,,Limbe,market\nK1,Lòt Non,,\nK4,Depo,Okap,sèk\n')
  const first = await open.run({ mapping: customers(), folder })
  expect(first.counts).toMatchObject({ customers: 1, rejectedTotal: 3 })
  expect(first.counts?.rejected).toEqual([
    { file: 'kliyan.csv', row: 2, field: 'name', column: 'Non', problem: 'required' },
    { file: 'kliyan.csv', row: 3, field: 'code', column: 'Kòd', problem: 'repeated' },
    { file: 'kliyan.csv', row: 4, field: 'class', column: 'Tip', problem: 'not-a-choice' },
  ])
  expect(first.counts?.tables).toEqual([{ file: 'kliyan.csv', rows: 4, taken: 1, used: 0, left: 3, why: 'passed' }])
  const place = { file: 'kliyan.csv', sheet: '' }
  const again = await open.run({
    mapping: customers({ existing: 'skip' }),
    folder,
    corrections: [
      { ...place, row: 2, column: 'Non', text: 'Boutik Roz' },
      { ...place, row: 4, column: 'Tip', text: 'market' },
    ],
    leftOut: [{ ...place, row: 3 }],
  })
  expect(again.counts).toMatchObject({ customers: 2, rejected: [] })
  expect((await rows()).map(({ code }) => code)).toEqual(['K1', 'K2', 'K4'])
})

test('brought up to date, only the fields that the table has change, and undoing gives back what was there', async () => {
  write('kliyan.csv', 'Kòd,Non,Vil,Tip\nK1,Boutik Mari,Okap,market\n')
  await open.run({ mapping: customers(), folder })
  await open.store.write({ person: 1, why: 'customers.save', right: 'customers.edit' }, tx =>
    tx.updateTable('customer').set({ phone: '37001234' }).execute(),
  )
  write('kliyan.csv', 'Kòd,Non,Vil,Tip\nk1,Boutik Mari ak Pòl,Limbe,market\nK2,Nouvo,Okap,market\n')
  const state = await open.run({ mapping: { ...customers({ existing: 'update' }), name: 'dezyèm' }, folder })
  expect(state.counts).toMatchObject({ customers: 2, updated: 1, rejected: [] })
  expect(await rows()).toEqual([
    { code: 'K1', name: 'Boutik Mari ak Pòl', city: 'Limbe', phone: '37001234' },
    { code: 'K2', name: 'Nouvo', city: 'Okap', phone: '' },
  ])
  expect(await undoBlockedBy(open.store, state.batch)).toBeNull()
  await takeBack(open.store, 1, state.batch)
  expect(await rows()).toEqual([{ code: 'K1', name: 'Boutik Mari', city: 'Okap', phone: '37001234' }])
})

test('prices come into the list that they name, and on an ordinary desk everything of reference becomes requests', async () => {
  write('pwodwi.csv', 'sku;non;pri\nP1;Kola;1.150,50\nP2;Dlo;75,25\n')
  write(
    'pri.csv',
    'sku,price,list,from,min\nP1,1200,GWO,2026-12-01,1\nP1,1150,GWO,2026-12-01,10\nP9,5,GWO,2026-12-01,1\n',
  )
  const mapping = Mapping.parse({
    version: 1,
    name: 'pri',
    tables: { p: { file: 'pwodwi.csv' }, pri: { file: 'pri.csv' } },
    take: [
      { kind: 'products', table: 'p', fields: { sku: 'sku', name: 'non', price: 'pri' }, existing: 'skip' },
      {
        kind: 'prices',
        table: 'pri',
        fields: { sku: 'sku', price: 'price', list: 'list', validFrom: 'from', fromQuantity: 'min' },
      },
    ],
  })
  const asked = await open.run({ mapping, folder }, { mayEditReference: false })
  expect(asked.counts).toMatchObject({ products: 2, prices: 2, rejectedTotal: 1 })
  expect(await open.count('product')).toBe(0)
  // A tax class, two products, two lists, four prices.
  expect(asked.counts?.requested).toBe(await open.count('request'))
  await takeBack(open.store, 1, asked.batch)
  expect(await open.count('request')).toBe(0)

  const state = await open.run({ mapping, folder })
  expect(state.counts?.rejected).toEqual([{ file: 'pri.csv', row: 3, field: 'sku', problem: 'unknown-product' }])
  const prices = await open.store.reader
    .selectFrom('price_item')
    .innerJoin('price_list', 'price_list.id', 'price_item.id')
    .select(['code', 'n', 'price_minor', 'from_quantity', 'valid_from'])
    .where('code', '=', 'GWO')
    .orderBy('n')
    .execute()
  expect(prices).toEqual([
    { code: 'GWO', n: 1, price_minor: 120_000, from_quantity: 1, valid_from: '2026-12-01' },
    { code: 'GWO', n: 2, price_minor: 115_000, from_quantity: 10, valid_from: '2026-12-01' },
  ])
})

test('orders of one table: an order with a bad line stays out whole, prices finer than a hundredth are kept, unknown customers come with it', async () => {
  write(
    'komand.csv',
    'no,dat,kliyan,non,pwodwi,kantite,pri,eta\nA1,03/02/2026,K1,Mari,P1,3,0.0275,Livrée\nA1,03/02/2026,K1,Mari,P2,2,5,Livrée\nA2,14/02/2026,K2,Jan,P1,-3,5,Anile\nA2,14/02/2026,K2,Jan,P2,1,5,Anile\n',
  )
  const mapping = Mapping.parse({
    version: 1,
    name: 'kòmand',
    currency: 'HTG',
    tables: { k: { file: 'komand.csv' } },
    take: [
      {
        kind: 'orders',
        table: 'k',
        missing: 'create',
        fields: {
          reference: 'no',
          orderedDay: 'dat',
          customer: 'kliyan',
          customerName: 'non',
          status: 'eta',
          'line.sku': 'pwodwi',
          'line.quantity': 'kantite',
          'line.price': 'pri',
        },
      },
    ],
  })
  const state = await open.run({ mapping, folder })
  expect(state.counts).toMatchObject({ orders: 1, lines: 2, customers: 1, products: 2 })
  expect(state.counts?.rejected).toEqual([
    { file: 'komand.csv', row: 3, field: 'line.quantity', column: 'kantite', problem: 'not-a-quantity' },
  ])
  const order = await open.store.reader.selectFrom('sales_order').selectAll().executeTakeFirstOrThrow()
  // 3 × 0.0275 is 0.08, and 2 × 5 is 10.
  expect(order).toMatchObject({ net_minor: 1008, status: 'closed', origin_status: 'Livrée', ordered_day: '2026-02-03' })
  const people = await open.store.reader.selectFrom('customer').select('name').execute()
  expect(people).toEqual([{ name: 'Mari' }])
})

test('a mapping that names a column nobody has changes nothing and says which', async () => {
  write('kliyan.csv', 'Kòd,Non\nK1,Mari\n')
  const state = await open.run({ mapping: customers(), folder })
  expect(state.counts).toMatchObject({ customers: 0, rejectedTotal: 2 })
  expect(state.counts?.rejected).toContainEqual({ file: 'kliyan.csv', row: 0, field: 'Vil', problem: 'missing-column' })
  expect(await open.count('customer')).toBe(0)
})

test('a join by a column that one of the two tables lacks changes nothing and says which, instead of finding nothing', async () => {
  write('kliyan.csv', 'Kòd,Non,Zòn\nK1,Mari,7\n')
  write('zòn.csv', 'id,Non\n7,Nò\n')
  const { take, tables, ...rest } = customers({ joins: [{ table: 'zòn', on: { Zon: 'Id' } }] })
  const fields = { code: 'Kòd', name: 'Non', zone: 'zòn.Non' }
  const mapping = {
    ...rest,
    tables: { ...tables, zòn: { file: 'zòn.csv' } },
    take: take.map(one => ({ ...one, fields })),
  }
  const { counts } = await open.run({ mapping, folder })
  expect(counts).toMatchObject({ customers: 0, rejectedTotal: 2 })
  expect(counts?.rejected).toEqual([
    { file: 'kliyan.csv', row: 0, field: 'Zon', problem: 'missing-column' },
    { file: 'zòn.csv', row: 0, field: 'Id', problem: 'missing-column' },
  ])
})

test('a suggestion says which columns it found no place for', async () => {
  write(
    'kliyan.csv',
    'N° client;Raison sociale;Ville;Jour livraison;Koulè pòt\nK1;Mari;Limbé;lundi;wouj\nK2;Jan;Milot;mardi;ble\n',
  )
  const { mapping, notPlaced, tables } = await suggestFor(folder)
  expect(mapping.take[0]?.fields).toMatchObject({ deliveryDays: 'Jour livraison' })
  expect({ notPlaced, tables }).toEqual({ notPlaced: [{ file: 'kliyan.csv', columns: ['Koulè pòt'] }], tables: 1 })
})

test('a mapping file that is wrong is refused with the place of each fault and what to write there, in three languages', async () => {
  const file = join(folder, 'mapping.json')
  const told = async (mapping: unknown, language: Language): Promise<string[]> => {
    writeFileSync(file, typeof mapping === 'string' ? mapping : JSON.stringify(mapping))
    const read = await readMapping(file)
    if ('take' in read) throw new Error('it is right')
    return read.map(fault => faultSentence(wordsIn(language).imports, fault))
  }
  const tables = { k: { file: 'k.csv' } }
  const good = { version: 1, name: 'x', tables, take: [{ kind: 'customers', table: 'k', fields: { code: 'a' } }] }
  const take = (part: object) => ({ ...good, take: [{ kind: 'customers', table: 'k', fields: {}, ...part }] })

  expect(await told(take({ kind: 'order' }), 'en')).toEqual([
    'take[0].kind: here stands "order". Write one of: customers, products, prices, people, orders.',
  ])
  expect(await told({ ...good, name: 12, version: undefined }, 'fr')).toEqual([
    'version : il manque quelque chose ici. Écrivez l’un de ces mots : 1.',
    'name : il y a ici 12. Écrivez un texte entre guillemets.',
  ])
  expect(await told(take({ fields: { kòd: 'a' } }), 'ht')).toEqual([
    expect.stringContaining('take[0].fields: customers pa gen chan ki rele kòd. Ekri youn nan sa yo: code, name,'),
  ])
  expect(await told(take({ fields: { code: { colum: 'a' } } }), 'en')).toEqual([
    'take[0].fields.code: nothing here is called colum. Take it away, or correct its name.',
  ])
  expect(await told(take({ fields: { code: 7 } }), 'en')).toEqual([
    'take[0].fields.code: here stands 7. Write the heading of a column in quotation marks, or a block that says how to come by the text.',
  ])
  expect(await told(take({ fields: { code: { column: 'a', decimal: ';' } } }), 'en')).toEqual([
    'take[0].fields.code.decimal: here stands ";". Write one of: ".", ",".',
  ])
  expect(await told(take({ table: 'z' }), 'en')).toEqual([
    'take[0]: no table is called z. Name it under tables, or write one of: k.',
  ])
  const words = 'kiosk, market, supermarket, hotel, institution, wholesaler, distributor, key-account, importer'
  const kinds = { column: 'Tip', values: { Gwosis: 'grosistt', Mache: 'market' }, otherwise: 'lòt' }
  expect(await told(take({ fields: { code: 'a', city: {}, class: kinds } }), 'en')).toEqual([
    `take[0].fields.class.values.Gwosis: here stands "grosistt". Write one of: ${words}.`,
    `take[0].fields.class.otherwise: here stands "lòt". Write one of: ${words}.`,
    'take[0].fields.city: this is missing. Write the heading of a column in quotation marks, or a block that says how to come by the text.',
  ])
  expect(await told({ ...good, take: [] }, 'en')).toEqual(['take: there is too little here. At least 1 is needed.'])
  expect(await told('{\n "version": 1,\n "name" "x"\n}', 'en')).toEqual([
    `${file}: this file stops being JSON in line 3. Look there for a missing comma, bracket or quotation mark.`,
  ])
  expect(await readMapping(join(folder, 'nowhere.json'))).toMatchObject([{ what: 'unreadable' }])
})

test('a word that is no language keeps its row out, by row and column, whether it was mapped by hand or suggested', async () => {
  const known = Array.from({ length: 8 }, (_unused, n) => `K${n + 4},Boutik ${n},Nò,37001122,franse\n`).join('')
  write('kliyan.csv', `Kod,Non,Zòn,Telefòn,Lang\nK1,Mari,Nò,,Kreyòl\nK2,Jan,Nò,,Klingon\nK3,Pòl,Nò,,\n${known}`)
  const { mapping } = await suggestFor(folder)
  expect(mapping.take[0]?.fields.language).toMatchObject({ column: 'Lang' })
  const state = await open.run({ mapping, folder })
  expect(state.counts?.rejected).toEqual([
    { file: 'kliyan.csv', row: 2, field: 'language', column: 'Lang', problem: 'not-a-language' },
  ])
  const people = await open.store.reader.selectFrom('customer').select(['code', 'language']).orderBy('code').execute()
  expect(people.filter(({ language }) => language !== 'fr')).toEqual([
    { code: 'K1', language: 'ht' },
    { code: 'K3', language: 'en' },
  ])
})

test('values to check are shown as the region writes them', () => {
  const haiti = { language: 'ht', currency: 'HTG' } as const
  expect(shownValue({ type: 'amount' }, '1150.5', haiti)).toBe('1\u00a0150,50')
  expect(shownValue({ type: 'amount' }, '0.0275', haiti)).toBe('0,0275')
  expect(shownValue({ type: 'day' }, '2026-11-21', haiti)).toBe('sam 21 nov 2026')
  expect(shownValue({ type: 'quantity' }, '12000', haiti)).toBe('12\u00a0000')
  expect(shownValue({ type: 'share' }, '12.5 %', haiti)).toBe('12,5 %')
  expect(shownValue({ type: 'weekdays' }, '5', haiti)).toBe('len, mèk')
  const pune = { language: 'en', currency: 'INR' } as const
  expect(shownValue({ type: 'amount' }, '1234567.5', pune)).toBe('12,34,567.50')
  expect(shownValue({ type: 'text' }, '1150.5', pune)).toBe('1150.5')
})
