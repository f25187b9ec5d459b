import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startHeadOffice } from '../../headoffice/start.ts'
import { codedPath } from '../../shared/sync/wire/signing.ts'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { pack, RefusedError, type TestDesk } from '../support/desk.ts'

const minute = 60_000
const writeCustomer = ({ company }: TwoDepots, desk: TestDesk, code: string): number => {
  const id = desk.id()
  return desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'insert', id, customerRow(company.depotA, code)),
  ])
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'good',
    error => (error instanceof RefusedError ? error.refusal.code : String(error)),
  )

/** Holds the row of a device, so that its request waits in the middle of its transaction. */
async function holdDevice(url: string, device: number): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('BEGIN')
  await client.query('SELECT 1 FROM konvwa.device WHERE number = $1 FOR UPDATE', [device])
  return async () => {
    await client.query('COMMIT')
    await client.end()
  }
}

async function untilWaiting(world: TwoDepots): Promise<void> {
  const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  while ((await world.office.ask(sql)).length === 0) await wait(20)
}

test('fault 43: when nobody else can be let in, whoever comes is told at once when to come again, and nothing is lost', async () => {
  const world = await twoDepots({ crowd: { inside: 1, waiting: 0 } })
  const { office, deskA, deskB } = world
  const number = writeCustomer(world, deskA, 'K1')
  const release = await holdDevice(office.database.url, deskA.identity.device)
  const slow = deskA.sync()
  await untilWaiting(world)
  const refused = await deskB.send(pack(deskB.request()))
  expect([refused.status, await refused.json()]).toEqual([503, { code: 'busy' }])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(5)
  await release()
  expect((await slow).verdicts).toEqual([{ number, verdict: 'accepted' }])
  await deskB.sync()
  await office.close()
})

test('fault 43: with every connection taken the answer is 503 with a time, and health is red until one is free', async () => {
  const world = await twoDepots({ connections: 1, crowd: { inside: 10 } })
  const { office, deskA, deskB } = world
  const release = await holdDevice(office.database.url, deskA.identity.device)
  const slow = deskA.sync()
  await untilWaiting(world)
  const [refused, health] = await Promise.all([deskB.send(pack(deskB.request())), fetch(`${office.url}/health`)])
  expect([refused.status, health.status]).toEqual([503, 503])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(20)
  await release()
  await slow
  expect((await fetch(`${office.url}/health`)).status).toBe(200)
  await deskB.sync()
  await office.close()
})

test('120 requests a minute are one device’s over all processes together, and another has its own', async () => {
  let now = Date.now()
  const world = await twoDepots({ now: () => now })
  const { office, deskA, deskB } = world
  const second = await startHeadOffice({ databaseUrl: office.database.url, now: () => now })
  now = (Math.floor(now / minute) + 5) * minute
  const answers: string[] = []
  for (let asked = 0; asked < 122; asked += 1) {
    deskA.moveTo(asked % 2 === 0 ? office.url : second.url)
    answers.push(await codeOf(deskA.sync()))
  }
  expect(answers.slice(0, 120).every(code => code === 'good')).toBe(true)
  expect(answers.slice(120)).toEqual(['busy', 'busy'])
  await deskB.sync()
  now += minute
  await deskA.sync()
  await second.close()
  await office.close()
}, 120_000)

test('fault 44: whoever dribbles headers or a body is cut off, while others are served', async () => {
  const world = await twoDepots({ patience: { headers: 3000, body: 4000, looking: 100 } })
  const { office, deskA } = world
  const { hostname, port } = new URL(office.url)
  const held = new Set<Socket>()
  const dribble = async (start: string): Promise<void> => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    socket.on('close', () => held.delete(socket))
    await once(socket, 'connect')
    held.add(socket)
    socket.write(start)
    socket.resume()
  }
  const head = `POST ${codedPath} HTTP/1.1\r\nhost: x\r\n`
  const starts = Array.from({ length: 60 }, () => [head, `${head}content-length: 5000\r\n\r\n`]).flat()
  await Promise.all(starts.map(dribble))
  expect(held.size).toBe(120)
  const dribbling = setInterval(() => {
    for (const socket of held) if (socket.writable) socket.write('x')
  }, 200)
  let served = 0
  let good = false
  while (held.size > 0 || !good) {
    // On a busy machine a good request too may come too slowly: a desk makes that connection anew.
    good = await deskA.sync().then(
      () => true,
      error => (error instanceof RefusedError ? Promise.reject(error) : false),
    )
    if (good && held.size === 120) served += 1
    await wait(100)
  }
  clearInterval(dribbling)
  // The first may have overtaken them, over a connection that it had before.
  expect(served).toBeGreaterThan(1)
  await office.close()
}, 60_000)
