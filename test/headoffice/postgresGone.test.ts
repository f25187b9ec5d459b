import { chownSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HeadOffice, startHeadOffice } from '../../headoffice/start.ts'
import { type Company, customerRow, foundCompany } from '../support/company.ts'
import { enrolDesk, pack, type TestDesk } from '../support/desk.ts'
import { openPostgresNode, type PostgresNode } from '../support/postgresCluster.ts'
import { openSmallDisk } from '../support/smallDisk.ts'

let node: PostgresNode | null = null
let office: HeadOffice
let desk: TestDesk
let company: Company

beforeAll(async () => {
  node = await openPostgresNode([])
  if (!node) return
  office = await startHeadOffice({ databaseUrl: node.url })
  desk = await enrolDesk(office.url, { code: office.foundingCode ?? '' })
  company = await foundCompany(desk)
  await desk.sync()
}, 120_000)
afterAll(async () => {
  await office?.close()
  await node?.remove()
})

function writeCustomers(count: number): number[] {
  return Array.from({ length: count }, () => {
    const id = desk.id()
    const values = customerRow(company.depotA, `C${id}`)
    return desk.act(company.boss, 'customers.edit', [desk.change('customer', 'insert', id, values)])
  })
}

const countCustomers = async (on: PostgresNode): Promise<number> =>
  Number((await on.ask<{ count: string }>('SELECT count(*) FROM report.customer'))[0]?.count)

test('fault 39: PostgreSQL is restarted in the middle of a request: 503 with a time, no half batch, and sending again counts once', async context => {
  if (!node) return context.skip('PostgreSQL’s programs are not on this computer')
  const numbers = writeCustomers(30)
  desk.seal()
  const release = await holdDevice(node, desk.identity.device)
  const body = pack(desk.request())
  const asked = desk.send(body)
  await untilLocked(node)
  await node.end('immediate')
  await release()
  const answer = await asked
  expect([answer.status, await answer.json()]).toEqual([503, { code: 'busy' }])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await fetch(`${office.url}/health`)).status).toBe(503)
  await node.start()
  expect(await countCustomers(node)).toBe(0)
  expect((await desk.sync()).verdicts).toEqual(numbers.map(number => ({ number, verdict: 'accepted' })))
  expect(await countCustomers(node)).toBe(30)
  expect((await fetch(`${office.url}/health`)).status).toBe(200)
}, 120_000)

test('fault 43: with the database’s disk full a desk is told to come again, nothing is half there, and it goes on when there is room', async context => {
  const disk = node ? openSmallDisk(40) : null
  if (!node || !disk) return context.skip('no file system of its own may be mounted here')
  const folder = path.join(disk.folder, 'space')
  mkdirSync(folder, { mode: 0o700 })
  const { as } = node.programs
  if (as) chownSync(folder, as.uid, as.gid)
  await node.ask(`CREATE TABLESPACE small LOCATION '${folder}'`)
  for (const table of ['row_state', 'device_tx']) await node.ask(`ALTER TABLE konvwa.${table} SET TABLESPACE small`)
  const before = await countCustomers(node)
  const free = disk.fill()
  const numbers = writeCustomers(400)
  desk.seal()
  const answer = await desk.send(pack(desk.request()))
  expect([answer.status, await answer.json()]).toEqual([503, { code: 'busy' }])
  expect(await countCustomers(node)).toBe(before)
  free()
  expect((await desk.sync()).verdicts).toHaveLength(numbers.length)
  expect(await countCustomers(node)).toBe(before + numbers.length)
  for (const table of ['row_state', 'device_tx'])
    await node.ask(`ALTER TABLE konvwa.${table} SET TABLESPACE pg_default`)
  disk.remove()
}, 120_000)

async function holdDevice(on: PostgresNode, device: number): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: on.url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT 1 FROM konvwa.device WHERE number = $1 FOR UPDATE', [device])
  return () => client.end().catch(() => undefined)
}

async function untilLocked(on: PostgresNode): Promise<void> {
  while ((await on.ask(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).length === 0) await wait(20)
}
