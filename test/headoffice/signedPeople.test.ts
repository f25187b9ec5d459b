import { afterAll, beforeAll, expect, test } from 'vitest'
import { grantText } from '../../shared/auth/grant.ts'
import { personRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { signedByOffice } from '../support/desk.ts'

let world: TwoDepots
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

test('a person written at head office is signed by head office, and again when the role changes', async () => {
  const { boss, company } = world
  const id = boss.id()
  boss.act(company.boss, 'people.edit', [boss.change('person', 'insert', id, personRow('nadege', 'viewer', null))])
  await boss.sync()
  const signatureOf = async (): Promise<string> => {
    const found = await world.office.ask(
      `SELECT columns ->> 'grant_signature' AS signature FROM konvwa.row_state WHERE tbl = 4 AND id = $1`,
      [id],
    )
    return JSON.parse(JSON.stringify(found))[0].signature
  }
  const text = (role: string) =>
    grantText({ id, login: 'nadege', role, depot_id: null, password_hash: '$argon2id$nadege', active: 1 })
  const first = await signatureOf()
  expect(signedByOffice(boss, text('viewer'), first)).toBe(true)
  expect(signedByOffice(boss, text('head-office'), first)).toBe(false)
  boss.act(company.boss, 'people.edit', [boss.change('person', 'update', id, { role: 'manager' })])
  await boss.sync()
  expect(signedByOffice(boss, text('manager'), await signatureOf())).toBe(true)
})
