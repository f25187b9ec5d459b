import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type HeadOffice, startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import { enrolDesk } from '../support/desk.ts'
import { CodedDesk } from './codedDesk.ts'
import { Disk } from './fsync.ts'
import { type BenchDesk, enrolDepots, queueOrder } from './ingestBatches.ts'
import { type BenchResult, percentile, rounded } from './result.ts'

const deskCount = 500
const depotCount = 10
const ordersEach = 2
const most = 60

interface Returned {
  /** Milliseconds from the moment the link came back until all of it was accepted. */
  readonly after: number
  readonly turnedAway: number
  readonly news: number
}

/**
 * A link comes back and 500 desks of ten depots have two orders each to say, all in the same moment, each on a connection of its own, without
 * the random wait that real desks make. Who is turned away comes back when told. The value is when the last one's orders were accepted;
 * afterwards every order must be there once.
 */
export async function reconnect(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-reconnect-'))
  const postgres = await startEmbedded(folder)
  const office = await startHeadOffice({ databaseUrl: postgres.url })
  const database = new pg.Client({ connectionString: postgres.url, options: '-c search_path=konvwa' })
  await database.connect()
  const desks: CodedDesk[] = []
  try {
    for (const depot of await enrolDepots(office, depotCount)) {
      for (let count = 0; count < deskCount / depotCount; count += 1) desks.push(await away(office, depot, count))
    }
    const { rows } = await database.query<{ scope: string; last: string }>('SELECT scope, last FROM scope_counter')
    const ends = new Map(rows.map(({ scope, last }) => [scope, Number(last)]))
    for (const desk of desks) {
      const scopes = ['reference', `depot:${desk.desk.identity.depotId}`]
      desk.cursors = Object.fromEntries(scopes.map(scope => [scope, ends.get(scope) ?? 0]))
    }
    const disk = new Disk(folder, 16_384)
    const probes = Array.from({ length: 50 }, () => disk.append())
    disk.close()

    const memory = process.memoryUsage().rss
    const begin = performance.now()
    const returned = await Promise.all(desks.map(desk => comeBack(desk, begin)))
    const grown = (process.memoryUsage().rss - memory) / 1024 ** 2
    const times = returned.map(each => each.after)
    const [orders] = (
      await database.query<{ count: number; distinct: number }>(
        `SELECT count(*)::integer AS count, count(DISTINCT number)::integer AS distinct FROM report.sales_order`,
      )
    ).rows
    const wanted = deskCount * ordersEach
    const lost = wanted - (orders?.distinct ?? 0)
    const value = Math.max(...times) / 1000
    return {
      name: 'reconnect',
      value: rounded(value, 2),
      unit: `s until the orders of the last of ${deskCount} desks were accepted`,
      target: `<= ${most}, none lost`,
      holds: value <= most && lost === 0 && orders?.count === wanted,
      fsync_ms: rounded(percentile(probes, 0.5)),
      peer: null,
      also: {
        p50_s: rounded(percentile(times, 0.5) / 1000, 2),
        p95_s: rounded(percentile(times, 0.95) / 1000, 2),
        desks_a_second: rounded(deskCount / value, 1),
        turned_away: returned.reduce((sum, each) => sum + each.turnedAway, 0),
        lost,
        news_entries: returned.reduce((sum, each) => sum + each.news, 0),
        memory_grown_mb: rounded(grown, 1),
        processes: 1,
      },
    }
  } finally {
    for (const desk of desks) desk.hangUp()
    await database.end()
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A desk of this depot that took two orders while it had no link. */
async function away(office: HeadOffice, depot: BenchDesk, place: number): Promise<CodedDesk> {
  const code = await office.makeCode({ depotId: depot.depot, headOffice: false })
  const desk = await enrolDesk(office.url, { code, computer: `Desk ${place}` })
  for (let order = 0; order < ordersEach; order += 1) queueOrder({ ...depot, desk }, order)
  const coded = new CodedDesk(office.url, desk)
  coded.seal()
  return coded
}

async function comeBack(desk: CodedDesk, begin: number): Promise<Returned> {
  for (let turnedAway = 0; ; turnedAway += 1) {
    const answer = await desk.ask()
    if (answer.status === 503 || answer.status === 429) {
      await wait((answer.retryAfter ?? 5) * 1000)
      continue
    }
    if (answer.status !== 200) throw new Error(`refused with ${answer.status}`)
    const after = performance.now() - begin
    const { verdicts, pages } = answer.read()
    const accepted = verdicts.filter(({ verdict }) => verdict === 'accepted').length
    if (accepted !== ordersEach) throw new Error(`only ${accepted} of ${ordersEach} accepted`)
    return { after, turnedAway, news: pages.reduce((sum, page) => sum + page.entries.length, 0) }
  }
}
