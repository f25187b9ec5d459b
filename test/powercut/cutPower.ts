import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openStore, type Store } from '../../db/open.ts'
import { foundCompany } from '../support/business.ts'
import { type Dice, diceOf } from '../support/dice.ts'
import { temporaryFolder } from '../support/temporaryStore.ts'
import { DiskFile } from './disk.ts'
import { compileRecorder, type Event, readRecording } from './recording.ts'

export interface PowerCuts {
  readonly cuts: number
  /** Of the cuts: those after which something was missing that had been acknowledged. */
  readonly lost: number
  /** What does not hold after a cut besides; empty where every file opened and held whole transactions. */
  readonly broken: readonly string[]
}

/**
 * Records a process that saves orders in a real store, then cuts its power at random places of the record: what was not synced is there, is
 * not, or is torn. The store is opened again each time, by the program itself.
 */
export async function cutPower(options: {
  synchronous: 'FULL' | 'NORMAL'
  cuts: number
  orders: number
  seed: number
}): Promise<PowerCuts> {
  const folder = temporaryFolder()
  const file = path.join(folder, 'konvwa.db')
  const store = openStore({ file, now: Date.now, device: 5 })
  const company = await foundCompany(store)
  await store.close()
  const begun = path.join(folder, 'begun.db')
  copyFileSync(file, begun)

  const record = path.join(folder, 'record')
  const program = path.join(import.meta.dirname, 'saveAndTell.ts')
  const parameters = [file, record, options.synchronous, JSON.stringify(company), String(options.orders)]
  const env = { ...process.env, LD_PRELOAD: compileRecorder(folder), KONVWA_RECORD: file, KONVWA_RECORD_TO: record }
  execFileSync(process.execPath, [program, ...parameters], { env, stdio: ['ignore', 'ignore', 'inherit'] })

  const events = readRecording(record)
  const first = events.findIndex(({ kind }) => kind === 'acknowledged')
  const dice = diceOf(options.seed)
  const places = Array.from({ length: options.cuts }, () => first + 1 + dice.below(events.length - first))
  const wanted = new Set(places)
  const disk = [new DiskFile(readFileSync(begun)), new DiskFile(Buffer.alloc(0))] as const
  const found = { lost: 0, broken: [] as string[] }
  let acknowledged = 0
  for (const [place, event] of events.entries()) {
    if (event.kind === 'acknowledged') acknowledged = event.transaction
    else happen(disk[event.file], event)
    if (!wanted.has(place + 1)) continue
    const again = path.join(folder, 'again', 'konvwa.db')
    leave(again, disk, dice)
    const left = await reopened(again)
    if (typeof left === 'string') found.broken.push(`${place}: ${left}`)
    else if (left < acknowledged) found.lost += 1
  }
  return { cuts: wanted.size, ...found }
}

function happen(file: DiskFile, event: Exclude<Event, { kind: 'acknowledged' }>): void {
  if (event.kind === 'write') file.write(event.offset, event.bytes)
  else if (event.kind === 'truncate') file.truncate(event.size)
  else file.sync()
}

function leave(file: string, [database, log]: readonly [DiskFile, DiskFile], dice: Dice): void {
  rmSync(path.dirname(file), { recursive: true, force: true })
  mkdirSync(path.dirname(file))
  writeFileSync(file, database.cut(dice))
  writeFileSync(`${file}-wal`, log.cut(dice))
}

/** The last transaction that is there; or what is wrong with the file, or with a transaction of it. */
async function reopened(file: string): Promise<number | string> {
  let store: Store
  try {
    store = openStore({ file, now: Date.now })
  } catch (error) {
    return String(error)
  }
  try {
    const sound = await store.pen.idle(database => database.pragma('integrity_check', { simple: true }))
    if (sound !== 'ok') return String(sound)
    return await store.pen.turn(({ statement }) => {
      const numbers = statement<{ count: number; last: number }>(
        `SELECT count(*) AS count, (SELECT last_tx FROM capture) AS last FROM tx`,
      ).get()
      const torn = statement<{ number: number }>(
        `SELECT number FROM tx WHERE last_change - first_change + 1 <>
           (SELECT count(*) FROM change WHERE tx = number AND n BETWEEN first_change AND last_change)`,
      ).all()
      const orders = statement<{ n: number }>('SELECT count(*) AS n FROM sales_order').get()?.n
      const lines = statement<{ n: number }>('SELECT count(*) AS n FROM order_line').get()?.n
      const last = numbers?.last ?? 0
      if (numbers?.count !== last || torn.length > 0) return `transactions are not whole: ${JSON.stringify(torn)}`
      // The first transaction founds the company; each of the others is one order of two lines.
      return orders === last - 1 && lines === 2 * orders ? last : `${orders} orders of ${lines} lines in ${last}`
    })
  } catch (error) {
    return String(error)
  } finally {
    await store.close()
  }
}
