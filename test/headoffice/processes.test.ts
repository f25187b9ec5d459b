import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCode } from '../../headoffice/code.ts'
import { makeCode } from '../../headoffice/makeCode.ts'
import { type Company, customerRow, foundCompany } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'
import { type OfficeProcess, startOfficeProcess } from '../support/officeProcess.ts'
import { type TestDatabase, testDatabase } from '../support/postgres.ts'
import { openRoundRobin, type RoundRobin } from '../support/roundRobin.ts'

let database: TestDatabase
let owner: pg.Client
let processes: OfficeProcess[]
let proxy: RoundRobin
let company: Company
let boss: TestDesk

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.url, options: '-c search_path=konvwa' })
  await owner.connect()
  processes = await Promise.all([0, 1, 2].map(() => startOfficeProcess({ DATABASE_URL: database.url })))
  proxy = await openRoundRobin(processes.map(each => each.url))
  boss = await enrolDesk(proxy.url, { code: processes[0]?.code ?? newCode() })
  company = await foundCompany(boss)
  await boss.sync()
}, 180_000)
afterAll(async () => {
  await proxy.close()
  await Promise.all(processes.map(each => each.end('SIGKILL')))
  await owner.end()
  await database.drop()
})

async function join(depot: number): Promise<TestDesk> {
  const on = {
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await owner.query(sql, [...values])).rows as Row[],
  }
  const code = await makeCode(on, Date.now(), { depotId: depot, headOffice: false, founding: false }, null)
  return enrolDesk(proxy.url, { code })
}

/** Sends what this desk has until head office said yes, however often the link breaks. */
async function untilAccepted(desk: TestDesk): Promise<readonly { number: number; verdict: string }[]> {
  for (let tried = 0; ; tried += 1) {
    try {
      return (await desk.sync({ frames: desk.allFrames() })).verdicts
    } catch (error) {
      if (tried > 100) throw error
      await wait(50)
    }
  }
}

async function pushMany(desk: TestDesk, depot: number, person: number, count: number, onward: () => Promise<void>) {
  for (let pushed = 0; pushed < count; pushed += 1) {
    const id = desk.id()
    desk.act(person, 'customers.edit', [desk.change('customer', 'insert', id, customerRow(depot, `C${id}`))])
    await untilAccepted(desk)
    await onward()
  }
}

const customersOf = async (depot: number): Promise<number> => {
  const { rows } = await owner.query('SELECT count(*)::integer AS count FROM report.customer WHERE depot_id = $1', [
    depot,
  ])
  return rows[0]?.count ?? 0
}

test('three processes on one database: two desks push through all of them, one is killed in between, nothing is lost and each counts once', async () => {
  const [deskA, deskB] = [await join(company.depotA), await join(company.depotB)]
  let pushed = 0
  const onward = async (): Promise<void> => {
    pushed += 1
    if (pushed === 12) await processes[2]?.end('SIGKILL')
  }
  await Promise.all([
    pushMany(deskA, company.depotA, company.managerA, 15, onward),
    pushMany(deskB, company.depotB, company.managerB, 15, onward),
  ])
  expect([await customersOf(company.depotA), await customersOf(company.depotB)]).toEqual([15, 15])
  const { rows } = await owner.query(
    `SELECT d.number, d.last_transaction, d.last_frame, (SELECT count(*)::integer FROM device_tx t WHERE t.device = d.number) AS kept,
       (SELECT count(*)::integer FROM change_log l WHERE l.device = d.number AND l.scope LIKE 'depot:%') AS logged
     FROM device d WHERE d.number IN ($1, $2) ORDER BY 1`,
    [deskA.identity.device, deskB.identity.device],
  )
  for (const row of rows) expect(row).toMatchObject({ last_transaction: 15, last_frame: 15, kept: 15, logged: 15 })
  for (const { url } of processes.slice(0, 2)) {
    const text = await (await fetch(`${url}/metrics`)).text()
    const served = Number(/konvwa_requests_total\{route="\/sync",status="200"\} (\d+)/.exec(text)?.[1] ?? 0)
    expect(served).toBeGreaterThan(5)
    expect(text).toContain('nodejs_eventloop_lag_seconds')
  }
}, 120_000)

test('fault 50: asked to end in the middle of a request, a process answers it, takes nobody else and is gone; the desk goes on at another', async () => {
  const desk = await join(company.depotA)
  const ending = processes[1]
  if (!ending) throw new Error('no second process')
  desk.moveTo(ending.url)
  await desk.sync()
  await owner.query('BEGIN')
  await owner.query('SELECT 1 FROM device WHERE number = $1 FOR UPDATE', [desk.identity.device])
  const id = desk.id()
  const number = desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'insert', id, customerRow(company.depotA, 'LAST')),
  ])
  const underWay = desk.sync()
  for (let waiting = 0; waiting === 0; await wait(20)) {
    const { rowCount } = await owner.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    waiting = rowCount ?? 0
  }
  const ended = ending.end('SIGTERM')
  for (let taken = true; taken; await wait(20))
    taken = await fetch(`${ending.url}/health/live`).then(
      response => response.ok,
      () => false,
    )
  await owner.query('COMMIT')
  expect((await underWay).verdicts).toEqual([{ number, verdict: 'accepted' }])
  expect(await ended).toBe(0)
  desk.moveTo(proxy.url)
  expect((await untilAccepted(desk)).at(-1)).toEqual({ number, verdict: 'accepted' })
  expect(await customersOf(company.depotA)).toBe(16)
}, 120_000)
