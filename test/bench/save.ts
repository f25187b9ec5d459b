import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../../db/open.ts'
import { Disk } from './fsync.ts'
import { type BenchResult, percentile, rounded } from './result.ts'
import { writeOrder } from './writeOrder.ts'

const saves = 400
const warmUp = 40
const act = { person: 1, why: 'orders.save', right: 'orders.enter' } as const

/**
 * One order of five lines with its event, saved durably: with capture (the product's own `write`), and the same rows by the same means on a
 * store whose triggers are gone. Saves and disk probes take turns, so that all three meet the same disk.
 */
export async function save(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-save-'))
  const now = (): number => Date.now()
  const captured = openStore({ file: join(folder, 'captured', 'konvwa.db'), now, device: 2 })
  const bare = openStore({ file: join(folder, 'bare', 'konvwa.db'), now, device: 2 })
  try {
    await withoutCapture(bare)
    const withCapture = (): Promise<void> => captured.write(act, tx => writeOrder(tx, now()))
    const without = (): Promise<void> => bare.pen.turn(turn => writeOrder(turn.tx, now()))

    for (let run = 0; run < warmUp; run += 1) {
      await withCapture()
      await without()
    }
    const disk = new Disk(folder, await bytesOf(withCapture, join(folder, 'captured', 'konvwa.db-wal')))
    const samples = { captured: [] as number[], bare: [] as number[], disk: [] as number[] }
    for (let run = 0; run < saves; run += 1) {
      samples.disk.push(disk.append())
      samples.captured.push(await timed(withCapture))
      samples.disk.push(disk.append())
      samples.bare.push(await timed(without))
    }
    disk.close()
    const value = percentile(samples.captured, 0.5)
    const fsync = percentile(samples.disk, 0.5)
    const bareMs = percentile(samples.bare, 0.5)
    return {
      name: 'save',
      value: rounded(value),
      unit: 'ms',
      target: '<= fsync_ms + 1.5, and <= 1.3 x the same write without capture',
      holds: value <= fsync + 1.5 && value <= 1.3 * bareMs,
      fsync_ms: rounded(fsync),
      peer: null,
      also: {
        without_capture_ms: rounded(bareMs),
        times_without_capture: rounded(value / bareMs),
        p95_ms: rounded(percentile(samples.captured, 0.95)),
        saves,
      },
    }
  } finally {
    await captured.close()
    await bare.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** How many bytes one such commit adds to the write-ahead log: the median of some, as the log is now and then begun anew. */
async function bytesOf(work: () => Promise<void>, log: string): Promise<number> {
  const grown: number[] = []
  for (let run = 0; run < 15; run += 1) {
    const before = statSync(log).size
    await work()
    grown.push(statSync(log).size - before)
  }
  return Math.max(4096, percentile(grown, 0.5))
}

const withoutCapture = (store: Store): Promise<void> =>
  store.pen.idle(database => {
    const triggers = database
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('sales_order', 'order_line', 'record_event') AND name LIKE 'capture%'",
      )
      .all()
    if (triggers.length === 0) throw new Error('found no capture trigger to leave out')
    for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`)
  })
