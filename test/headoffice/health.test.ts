import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHeadOffice } from '../../headoffice/start.ts'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { pack } from '../support/desk.ts'

let world: TwoDepots
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

const health = async () => {
  const response = await fetch(`${world.office.url}/health`)
  const body: unknown = await response.json()
  return { status: response.status, body }
}

test('health is green while the database answers and is as new as the program', async () => {
  const good = { healthy: true, database: 'answers', migrations: 'current', draining: false }
  expect(await health()).toEqual({ status: 200, body: good })
})

test('a database that lacks a migration makes it red; one of a newer head office does not', async () => {
  const { office } = world
  await office.ask(`INSERT INTO konvwa.migration (name) VALUES ('9999-later')`)
  expect(await health()).toMatchObject({ status: 200, body: { migrations: 'ahead' } })
  await office.ask(`DELETE FROM konvwa.migration WHERE name IN ('9999-later', '0050-limits')`)
  expect(await health()).toMatchObject({ status: 503, body: { healthy: false, migrations: 'behind' } })
  await office.ask(`INSERT INTO konvwa.migration (name) VALUES ('0050-limits')`)
  expect((await health()).status).toBe(200)
})

test('metrics count requests, refusals by code and verdicts, and say what stands in the database', async () => {
  const { office, deskA, deskB, company } = world
  const late = deskA.id()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotA, 'K1')),
  ])
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'update', late, { name: 'later' }, { base: 1 }),
  ])
  await deskA.sync()
  await deskB.send(pack(deskB.request({ epoch: 1 })))
  const response = await fetch(`${office.url}/metrics`)
  const text = await response.text()
  expect(response.headers.get('content-type')).toContain('text/plain')
  const value = (line: string): number => {
    const found = text.split('\n').find(each => each.startsWith(`${line} `))
    return Number(found?.slice(line.length + 1) ?? Number.NaN)
  }
  expect(value('konvwa_requests_total{route="/sync",status="200"}')).toBeGreaterThanOrEqual(4)
  expect(value('konvwa_requests_total{route="/sync",status="409"}')).toBe(1)
  expect(value('konvwa_refusals_total{code="other-epoch"}')).toBe(1)
  expect(value('konvwa_verdicts_total{verdict="held"}')).toBe(1)
  expect(value('konvwa_held_transactions')).toBe(1)
  expect(value('konvwa_ingest_seconds_count')).toBeGreaterThanOrEqual(2)
  expect(value('konvwa_database_up')).toBe(1)
  expect(value('konvwa_database_connections{state="open"}')).toBeGreaterThanOrEqual(1)
  expect(value('konvwa_devices{heard="hour"}')).toBe(3)
  expect(value(`konvwa_scope_last_sequence{scope="depot:${company.depotA}"}`)).toBeGreaterThanOrEqual(1)
  expect(value('konvwa_scope_last_sequence{scope="reference"}')).toBeGreaterThanOrEqual(4)
})

test('metrics name nobody: no person, no customer, no computer, no depot but by its number', async () => {
  const text = await (await fetch(`${world.office.url}/metrics`)).text()
  for (const name of ['mirlande', 'Boutik', 'Counter', 'Head office', 'CAP', 'device:', '$argon2id']) {
    expect(text).not.toContain(name)
  }
})

test('without a token metrics are for this computer alone, and what a proxy brings is from elsewhere', async () => {
  const { url } = world.office
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
    expect((await fetch(`${url}/metrics`, { headers: { [name]: '127.0.0.1' } })).status).toBe(404)
  }
})

test('with a token whoever brings it reads them, and nobody without', async () => {
  const token = 'a-long-token-that-nobody-guesses'
  const second = await startHeadOffice({ databaseUrl: world.office.database.url, metricsToken: token })
  const statusOf = async (authorization: string | null): Promise<number> => {
    const headers = { 'x-forwarded-for': '10.0.0.9', ...(authorization === null ? {} : { authorization }) }
    return (await fetch(`${second.url}/metrics`, { headers })).status
  }
  const bearer = (text: string): string => `Bearer ${text}`
  expect(await statusOf(bearer(token))).toBe(200)
  expect(await statusOf(bearer(`${token}x`))).toBe(404)
  expect(await statusOf(token)).toBe(404)
  expect(await statusOf(null)).toBe(404)
  await second.close()
})
