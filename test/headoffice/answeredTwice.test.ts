import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'

let world: TwoDepots
let other: TestDesk
beforeAll(async () => {
  world = await twoDepots()
  const { office, company } = world
  other = await enrolDesk(office.url, { code: await office.makeCode({ depotId: company.depotA, headOffice: false }) })
  await other.sync()
})
afterAll(() => world.office.close())

const openCards = (): Promise<unknown[]> =>
  world.office.ask(`SELECT table_number, row_id, column_name FROM report.conflict WHERE state = 'open' ORDER BY id`)

test('two desks that answer the same card apart leave it answered: there is no card about a card', async () => {
  const { deskA, company } = world
  const id = deskA.id()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', id, customerRow(company.depotA, 'DBP')),
  ])
  await deskA.sync()
  await other.sync()
  for (const [index, desk] of [deskA, other].entries())
    desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'update', id, { delivery_days: 5 + index })])
  for (const desk of [deskA, other, deskA]) await desk.sync()
  expect(await openCards()).toHaveLength(1)

  const card = other.rowOf('conflict', values => values.row_id === id)
  for (const [index, desk] of [deskA, other].entries())
    desk.act(company.managerA, 'sync.resolve', [
      desk.change('conflict', 'update', card, {
        state: 'resolved',
        resolved_by: company.managerA,
        resolved_at: 1_800_000_000_000 + index,
      }),
    ])
  const verdicts = []
  for (const desk of [deskA, other]) verdicts.push(...(await desk.sync()).verdicts.map(({ verdict }) => verdict))

  expect(verdicts).toEqual(['accepted', 'accepted'])
  expect(await openCards()).toEqual([])
})
