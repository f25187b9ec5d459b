import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerRow, foundCompany, orderChanges } from '../support/company.ts'
import { enrolDesk } from '../support/desk.ts'
import { type TestHeadOffice, testHeadOffice } from '../support/headOffice.ts'

let office: TestHeadOffice
beforeAll(async () => {
  office = await testHeadOffice()
})
afterAll(() => office.close())

test('an order sent by one computer is at head office once and comes to another', async () => {
  const boss = await enrolDesk(office.url, { code: office.code })
  expect(boss.identity).toMatchObject({ device: 2, lane: '1', founding: true, headOffice: true, depotId: null })
  const company = await foundCompany(boss)
  const founded = await boss.sync()
  expect(founded.verdicts.map(each => each.verdict)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
  const customer = boss.id()
  boss.act(company.boss, 'customers.edit', [
    boss.change('customer', 'insert', customer, customerRow(company.depotA, 'C1')),
  ])
  const order = boss.id()
  boss.act(
    company.boss,
    'orders.enter',
    orderChanges(boss, order, {
      depot: company.depotA,
      customer,
      person: company.boss,
      lines: [{ product: company.beer, quantity: 48 }],
      number: 'ORD-CAP1-27-000001',
    }),
  )
  const sent = await boss.sync()
  expect(sent.verdicts).toEqual([
    { number: 5, verdict: 'accepted' },
    { number: 6, verdict: 'accepted' },
  ])

  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: company.depotA, headOffice: false }),
  })
  const { pages, scopes } = await desk.sync()
  expect(scopes).toEqual(['device:3', 'reference', `depot:${company.depotA}`])
  const rows = pages.find(page => page.scope === `depot:${company.depotA}`)?.entries.flatMap(entry => entry.rows)
  expect(rows?.slice(-3).map(row => [row.id, row.sub, row.values.number ?? null])).toEqual([
    [customer, 0, null],
    [order, 0, 'ORD-CAP1-27-000001'],
    [order, 1, null],
  ])
})
