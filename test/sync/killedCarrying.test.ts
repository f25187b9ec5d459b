import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keepBooks } from '../sim/officeBooks.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { startDesk } from '../support/deskProcess.ts'
import { type OfficeFiles, openOfficeFiles } from '../support/officeFiles.ts'
import { startOfficeProcess } from '../support/officeProcess.ts'
import { takeOrders } from '../support/takeOrders.ts'

/** kill -9, to processes of their own, inside what carries by file and what gives back after a restore. */
let city: City
let office: OfficeFiles
const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-killed-'))
vi.setConfig({ testTimeout: 180_000 })

beforeAll(async () => {
  city = await openCity()
  office = await openOfficeFiles(city.office.databaseUrl)
})
afterAll(async () => {
  await office.close()
  await city.close()
  rmSync(folder, { recursive: true, force: true })
})

const order = () => ({
  company: city.company,
  customer: city.customer,
  person: city.clerk.cap,
  depot: city.company.depot,
  depotCode: 'CAP',
})
const gone = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    () => 'gone',
  )
const countThere = async (numbers: readonly string[]): Promise<number> =>
  (await city.office.ask("SELECT 1 FROM row_state WHERE columns ->> 'number' = ANY ($1)", [numbers])).length

async function openAgain(desk: CityDesk): Promise<CityDesk> {
  const again = city.track({ folder: desk.folder }, desk.link)
  await again.sync.start()
  return again
}

test('a desk that is killed while it writes a file leaves none, and one that is killed while it takes an answer goes on from there', async () => {
  const desk = await city.addDesk()
  desk.link.set({ down: true })
  await desk.close()
  const writing = await startDesk(desk.folder)
  const taken = await writing.orders(order(), 4)
  await writing.endInTurn(1, 'after-commit')
  expect(await gone(writing.writeFile())).toBe('gone')

  const again = await startDesk(desk.folder)
  expect(await again.status()).toMatchObject({ waitingTransactions: 4 })
  const { bundle, parts } = await again.writeFile()
  expect(readdirSync(path.join(desk.folder, 'files'))).toEqual([bundle])
  for (const part of parts) await office.take(part)
  const [answer = new Uint8Array()] = await office.answer(bundle)
  await again.close()

  let kills = 0
  for (let turn = 1; ; turn += 1) {
    const child = await startDesk(desk.folder)
    await child.endInTurn(turn, turn % 2 === 0 ? 'before-commit' : 'after-commit')
    const ended = await gone(child.takeFile(answer))
    if (ended === 'answered') {
      await child.close()
      break
    }
    kills += 1
  }
  expect(kills).toBeGreaterThanOrEqual(3)
  expect(await countThere(taken)).toBe(4)
  expect(await city.differences(desk)).toEqual([])
})

/** Head office's database stands still before somebody writes into this table, until `release`. */
async function hold(table: string): Promise<{ reached(): Promise<void>; release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: city.office.databaseUrl, options: '-c search_path=konvwa' })
  await client.connect()
  await client.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`)
  return {
    reached: async () => {
      await expect
        .poll(() => city.office.ask(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '${table}'::regclass`), {
          timeout: 60_000,
        })
        .not.toEqual([])
    },
    release: async () => {
      await client.query('ROLLBACK')
      await client.end()
    },
  }
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

test('head office that is killed while it takes a file has each change once when the file is taken again', async () => {
  const desk = await city.addDesk()
  desk.link.set({ down: true })
  const taken = await takeOrders(desk, order(), 3)
  const { bundle, parts } = await desk.sync.files.write(new AbortController().signal, () => {})
  expect(parts).toBe(1)
  const file = path.join(folder, 'stick.konvwa')
  writeFileSync(file, (await desk.sync.files.part(bundle, 1))?.bytes ?? '')
  const take = (): ChildProcess =>
    spawn(process.execPath, ['headoffice/main.ts', 'take', file], {
      env: { ...process.env, DATABASE_URL: city.office.databaseUrl },
      stdio: 'ignore',
    })

  const held = await hold('file_taken')
  const first = take()
  await held.reached()
  await killed(first)
  await held.release()
  // What was in it is there; that it was taken is not, and nothing lies beside it.
  expect(await countThere(taken)).toBe(3)
  expect(readdirSync(folder)).toEqual(['stick.konvwa'])
  const [code] = await once(take(), 'exit')
  expect(code).toBe(0)
  expect(await countThere(taken)).toBe(3)
  for (const part of await office.answer(bundle))
    expect(await desk.sync.files.take(part, () => {})).toMatchObject({ state: 'taken', answered: 3 })
  expect(await city.differences(desk)).toEqual([])
})

test('a restored desk that is killed at every turn of becoming another is one computer in the end, with everything it had', async () => {
  let desk = await city.addDesk()
  const first = await takeOrders(desk, order(), 2)
  await desk.sync.now()
  const backup = path.join(folder, 'backup.db')
  const database = new Database(desk.file, { readonly: true })
  database.exec(`VACUUM INTO '${backup}'`)
  database.close()
  const lost = await takeOrders(desk, order(), 2)
  await desk.sync.now()
  await desk.close()
  for (const end of ['', '-wal', '-shm']) rmSync(`${desk.file}${end}`, { force: true })
  cpSync(backup, desk.file)

  let [kills, since] = [0, [] as string[]]
  for (let turn = 1; ; turn += 1) {
    const child = await startDesk(desk.folder)
    if (turn === 1) since = await child.orders(order(), 1)
    await child.endInTurn(turn, turn % 2 === 0 ? 'before-commit' : 'after-commit')
    if ((await gone(child.sync())) === 'answered') {
      await child.close()
      break
    }
    kills += 1
  }
  expect(kills).toBeGreaterThanOrEqual(4)
  desk = await openAgain(desk)
  expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
  expect(desk.identity.present().rebirths).toEqual([])
  expect(await countThere([...first, ...lost, ...since])).toBe(5)
  expect(await city.differences(desk)).toEqual([])
  const open = await city.office.ask('SELECT 1 FROM device WHERE family = $1 AND closed_at IS NULL', [
    (
      await city.office.ask<{ family: number }>('SELECT family FROM device WHERE number = $1', [
        desk.identity.present().device,
      ])
    )[0]?.family,
  ])
  expect(open).toHaveLength(1)
})

test('head office that is killed while it takes back what a restore lost has it whole after the next try', async () => {
  const desk = await city.addDesk()
  const early = await takeOrders(desk, order(), 1)
  await desk.sync.now()
  const backup = keepBooks(city.office.ask)
  await backup.keep('night')
  const late = await takeOrders(desk, order(), 3)
  for (const each of [desk, city.founder, desk]) await each.sync.now()
  await backup.bring('night')
  expect(await countThere(late)).toBe(0)

  const process_ = await startOfficeProcess({ DATABASE_URL: city.office.databaseUrl })
  desk.identity.change({ address: process_.url })
  const held = await hold('change_log')
  const syncing = desk.sync.now()
  await held.reached()
  await process_.end('SIGKILL')
  expect((await syncing).trouble).not.toBeNull()
  await held.release()
  expect(await countThere(late)).toBe(0)

  desk.identity.change({ address: desk.link.url })
  for (const each of [desk, city.founder, desk])
    expect(await each.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
  expect(await countThere([...early, ...late])).toBe(4)
  expect(await city.differences(desk)).toEqual([])
  expect(await city.differences(city.founder)).toEqual([])
})
