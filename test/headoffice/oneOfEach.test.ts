import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Values } from '../../shared/sync/protocol.ts'
import { type TableName, tableOf } from '../../shared/sync/registry.ts'
import { productRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'

let world: TwoDepots
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

const calendarRow: Values = {
  code: 'HT',
  name: 'Haïti',
  working_days: 63,
  monday_cutoff: null,
  tuesday_cutoff: null,
  wednesday_cutoff: null,
  thursday_cutoff: null,
  friday_cutoff: null,
  saturday_cutoff: 600,
  sunday_cutoff: null,
  active: 1,
}
const holidayRow = (day: string): Values => ({
  day,
  name_en: 'x',
  name_fr: 'x',
  name_ht: 'x',
  closed: 1,
  cutoff_minute: null,
  recurrence: 'once',
})

/** What the last sync told a desk of a row. */
const told = (desk: TestDesk, table: TableName, id: number, sub = 0): Values | undefined =>
  [...desk.entries.values()]
    .flat()
    .flatMap(({ rows }) => rows)
    .findLast(row => row.table === tableOf(table).number && row.id === id && row.sub === sub)?.values

test('a calendar with holidays, a container, a unit and a tax change reach every desk as they were written', async () => {
  const { boss, deskA, deskB, company } = world
  const [calendar, crate, product] = [boss.id(), boss.id(), boss.id()]
  boss.act(company.boss, 'reference.edit', [
    boss.change('calendar', 'insert', calendar, calendarRow),
    boss.change('holiday', 'insert', calendar, holidayRow('2027-02-08'), { sub: 1 }),
    boss.change('container', 'insert', crate, {
      code: 'K24',
      name_en: 'Crate',
      name_fr: 'Casier',
      name_ht: 'Kès vid',
      kind: 'crate',
      deposit_minor: 15_000,
      active: 1,
    }),
    boss.change('product', 'insert', product, {
      ...productRow('K1', company.tax),
      unit_container_id: null,
      case_container_id: crate,
    }),
    boss.change('product_unit', 'insert', product, { kind: 'pallet', factor: 1440, barcode: null }, { sub: 1 }),
    boss.change('tax_change', 'insert', company.tax, { valid_from: '2027-01-01', rate_bp: 1500 }, { sub: 1 }),
    boss.change('depot', 'update', company.depotA, { calendar_id: calendar }),
  ])
  expect((await boss.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  for (const desk of [deskA, deskB]) {
    await desk.sync()
    expect(told(desk, 'holiday', calendar, 1)).toMatchObject({ day: '2027-02-08', closed: 1 })
    expect(told(desk, 'product_unit', product, 1)).toMatchObject({ factor: 1440, barcode: null })
    expect(told(desk, 'tax_change', company.tax, 1)).toMatchObject({ rate_bp: 1500 })
    expect(told(desk, 'product', product)).toMatchObject({ case_container_id: crate })
    expect(told(desk, 'depot', company.depotA)).toMatchObject({ calendar_id: calendar })
  }
})

test('two computers of head office that enter the same holiday apart: the second is refused, and may enter another day', async () => {
  const { office, boss, company } = world
  const other = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: null, headOffice: true }),
    computer: 'Second office',
  })
  await other.sync()
  const calendar = boss.id()
  boss.act(company.boss, 'reference.edit', [
    boss.change('calendar', 'insert', calendar, { ...calendarRow, code: 'GON' }),
    boss.change('holiday', 'insert', calendar, holidayRow('2027-03-01'), { sub: 1 }),
  ])
  await boss.sync()
  await other.sync()
  const enter = (day: string, sub: number) =>
    other.act(company.boss, 'reference.edit', [other.change('holiday', 'insert', calendar, holidayRow(day), { sub })])

  enter('2027-03-01', 8193)
  enter('2027-03-02', 8194)
  expect((await other.sync()).verdicts).toMatchObject([
    { verdict: 'rejected', code: 'already-exists', at: { id: calendar, column: 'day' } },
    { verdict: 'accepted' },
  ])
  // Taken away, the day is free again.
  boss.act(company.boss, 'reference.edit', [boss.change('holiday', 'delete', calendar, {}, { sub: 1 })])
  expect((await boss.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  enter('2027-03-01', 8195)
  expect((await other.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
})

test('a second pallet of a product and a second rate of one day are refused', async () => {
  const { boss, company } = world
  const unit = (sub: number) =>
    boss.act(company.boss, 'reference.edit', [
      boss.change('product_unit', 'insert', company.water, { kind: 'pallet', factor: 480, barcode: null }, { sub }),
    ])
  const rate = (sub: number) =>
    boss.act(company.boss, 'reference.edit', [
      boss.change('tax_change', 'insert', company.tax, { valid_from: '2028-01-01', rate_bp: 900 }, { sub }),
    ])
  unit(1)
  unit(2)
  rate(11)
  rate(12)
  const { verdicts } = await boss.sync()
  expect(verdicts).toMatchObject([
    { verdict: 'accepted' },
    { verdict: 'rejected', code: 'already-exists' },
    { verdict: 'accepted' },
    { verdict: 'rejected', code: 'already-exists' },
  ])
})

test('a desk does not write them: it asks', async () => {
  const { deskA, company } = world
  const calendar = deskA.id()
  deskA.act(company.boss, 'reference.edit', [
    deskA.change('calendar', 'insert', calendar, { ...calendarRow, code: 'CAP' }),
  ])
  expect((await deskA.sync()).verdicts).toMatchObject([{ verdict: 'rejected', code: 'not-yours-to-write' }])
})
