import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import { readPages } from '../../headoffice/store/log.ts'
import { openStore, type Store } from '../../headoffice/store/pool.ts'
import { foundCompany } from '../support/company.ts'
import { enrolDesk } from '../support/desk.ts'
import { CodedDesk } from './codedDesk.ts'
import { growLog } from './growLog.ts'
import { type BenchResult, percentile, rounded } from './result.ts'

const pulled = 500
const samples = 200
const most = { p95: 10, growth: 1.5 }

interface Sampled {
  /** Milliseconds in which 500 rows were read, ready to be coded. */
  readonly pull: readonly number[]
  /** A whole round trip for the same: HTTP, signatures, coding. */
  readonly roundTrip: readonly number[]
  /** A whole round trip of a desk that is up to date. */
  readonly upToDate: readonly number[]
}

/**
 * The cost of asking for news while the log grows tenfold, from 100,000 to 1,000,000 log rows (with `--full` from 1,000,000 to 10,000,000):
 * 500 rows pulled, and a desk that is up to date. The value is the p95 of a pull over the longer log.
 */
export async function pull({ full }: { full: boolean }): Promise<BenchResult> {
  const short = full ? 1_000_000 : 100_000
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-pull-'))
  const postgres = await startEmbedded(folder)
  let minutes = 0
  const office = await startHeadOffice({ databaseUrl: postgres.url, now: () => Date.now() + minutes * 60_000 })
  const store = openStore({ databaseUrl: postgres.url, connections: 2, onError: () => undefined })
  const database = new pg.Client({ connectionString: postgres.url, options: '-c search_path=konvwa' })
  await database.connect()
  const boss = await enrolDesk(office.url, { code: office.foundingCode ?? '' })
  const { depotA } = await foundCompany(boss)
  await boss.sync()
  const code = await office.makeCode({ depotId: depotA, headOffice: false })
  const desk = new CodedDesk(office.url, await enrolDesk(office.url, { code }))
  try {
    const sample = () =>
      sampled(store, database, desk, depotA, () => {
        // No minute of the clock with more requests than a device may make.
        minutes += 1
      })
    await growLog(database, depotA, short)
    const before = await sample()
    await growLog(database, depotA, short * 10)
    const after = await sample()
    const value = percentile(after.pull, 0.95)
    const growth = median(after.pull) / median(before.pull)
    const idleGrowth = median(after.upToDate) / median(before.upToDate)
    return {
      name: 'pull',
      value: rounded(value, 2),
      unit: `ms, p95 of a pull of ${pulled} rows`,
      target: `<= ${most.p95}; p50 at ten times the log and for an up-to-date desk <= ${most.growth} x`,
      holds: value <= most.p95 && growth <= most.growth && idleGrowth <= most.growth,
      fsync_ms: null,
      peer: null,
      also: {
        log_rows: [short, short * 10],
        pull_p50_ms: [rounded(median(before.pull), 2), rounded(median(after.pull), 2)],
        pull_growth: rounded(growth, 2),
        round_trip_p50_ms: [rounded(median(before.roundTrip), 2), rounded(median(after.roundTrip), 2)],
        up_to_date_p50_ms: [rounded(median(before.upToDate), 2), rounded(median(after.upToDate), 2)],
        up_to_date_growth: rounded(idleGrowth, 2),
        samples,
      },
    }
  } finally {
    desk.hangUp()
    await database.end()
    await store.close()
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const median = (of: readonly number[]): number => percentile(of, 0.5)

async function sampled(
  store: Store,
  database: pg.Client,
  desk: CodedDesk,
  depot: number,
  nextMinute: () => void,
): Promise<Sampled> {
  const { rows } = await database.query<{ scope: string; last: string }>('SELECT scope, last FROM scope_counter')
  const own = `depot:${depot}`
  const device = desk.desk.identity.device
  const ends = Object.fromEntries(
    rows
      .filter(({ scope }) => !/^(depot|device):/.test(scope) || scope === own)
      .map(({ scope, last }) => [scope, Number(last)]),
  )
  const end = ends[own] ?? 0
  const scopes = [`device:${device}`, 'reference', own]
  const [pulls, trips, idles]: [number[], number[], number[]] = [[], [], []]
  for (let count = 0; count < samples; count += 1) {
    // Anywhere in the newest tenth of a hundredth: the pages that a desk some hours behind asks for.
    const from = end - pulled - (count % 20) * pulled
    const cursors = { ...ends, [own]: from }
    const begin = performance.now()
    const [page] = await readPages(
      store,
      { device, incarnation: 1 },
      scopes,
      cursors,
      150 * pulled + pulled * rowCharacters,
    )
    pulls.push(performance.now() - begin)
    if (page?.entries.length !== undefined && page.entries.length < pulled) throw new Error('fewer rows than asked for')
    if (count % 25 === 0) nextMinute()
    desk.cursors = { ...ends, [own]: end - pulled }
    trips.push(await timed(desk, pulled))
    desk.cursors = ends
    idles.push(await timed(desk, 0))
  }
  return { pull: pulls, roundTrip: trips, upToDate: idles }
}

const rowCharacters = 330

async function timed(desk: CodedDesk, entries: number): Promise<number> {
  const answer = await desk.ask()
  if (answer.status !== 200) throw new Error(`refused with ${answer.status}`)
  const brought = answer.read().pages.reduce((sum, page) => sum + page.entries.length, 0)
  if (brought !== entries) throw new Error(`${brought} entries in the place of ${entries}`)
  return answer.milliseconds
}
