import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openStore as openDeskStore } from '../../db/open.ts'
import { openIdentity } from '../../electron/sync/identity.ts'
import { snapshotLane } from '../../electron/sync/parts/snapshotLane.ts'
import { signer } from '../../headoffice/ingest/grants.ts'
import { buildSnapshots } from '../../headoffice/snapshot/build.ts'
import { startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import { findOffice } from '../../headoffice/store/office.ts'
import { openStore, type Store } from '../../headoffice/store/pool.ts'
import { listSnapshots, readSnapshot } from '../../headoffice/store/snapshots.ts'
import { readSnapshotAsk, snapshotListBytes } from '../../shared/sync/snapshot/messages.ts'
import { type BenchDesk, batchesFor, enrolDepots } from './ingestBatches.ts'
import { type BenchResult, rounded } from './result.ts'

const referenceRows = 50_000
const days = 90
const ordersADay = 100
const ordersABatch = 250
/** As much of a snapshot as an answer brings on a good link. */
const bytesAnAnswer = 51_200

/**
 * A new computer of a depot with 50,000 rows of reference data and 90 days of orders (100 a day, five lines and what was done): how big its snapshots are, how long
 * it takes them in, block by block as over the link, and the longest that anybody else waited for a turn meanwhile.
 */
export async function bootstrap(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-bootstrap-'))
  const postgres = await startEmbedded(folder)
  const headOffice = await startHeadOffice({ databaseUrl: postgres.url, connections: 4 })
  const office = openStore({ databaseUrl: postgres.url, connections: 2, onError: () => undefined })
  try {
    const [desk] = await enrolDepots(headOffice, 1, referenceRows)
    if (!desk) throw new Error('no depot was enrolled')
    for (const batch of batchesFor(headOffice.url, desk, (days * ordersADay) / ordersABatch)) await batch.send()
    const { privateKey, publicKey } = await findOffice(office)
    const begin = performance.now()
    await buildSnapshots({ store: office, sign: signer(privateKey), now: Date.now }, 0)
    const buildSeconds = (performance.now() - begin) / 1000
    const taken = await takeIn(folder, office, desk, publicKey)
    const megabytes = taken.bytes / 1e6
    return {
      name: 'bootstrap',
      value: rounded(taken.seconds, 2),
      unit: 's to take in',
      target: '<= 25 s, file <= 6 MB, no pause over 50 ms',
      holds: taken.seconds <= 25 && megabytes <= 6 && taken.pause <= 50,
      fsync_ms: null,
      peer: null,
      also: {
        megabytes: rounded(megabytes, 2),
        rows: taken.rows,
        seconds_until_usable: rounded(taken.usable, 2),
        longest_pause_ms: Math.round(taken.pause),
        build_seconds: rounded(buildSeconds, 1),
      },
    }
  } finally {
    await office.close()
    await headOffice.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function takeIn(folder: string, office: Store, { desk, depot }: BenchDesk, publicKey: Buffer) {
  const identity = openIdentity({ folder: join(folder, 'desk', 'identity'), dice: () => 0 })
  identity.change({ device: desk.identity.device, headOfficeKey: publicKey.toString('base64') })
  const store = openDeskStore({ file: join(folder, 'desk', 'konvwa.db'), now: Date.now, device: desk.identity.device })
  const lane = snapshotLane({ store, identity, log: { info: () => {}, warn: () => {} } })
  const scopes = ['reference', `depot:${depot}`]
  const delay = monitorEventLoopDelay({ resolution: 1 })
  let bytes = 0
  let usable: number | null = null
  await lane.ready()
  delay.enable()
  const begin = performance.now()
  while (lane.more()) {
    const [asked] = await lane.ask(1000)
    if (!asked) break
    const ask = readSnapshotAsk(asked)
    const answer =
      ask === null
        ? snapshotListBytes(await listSnapshots(office, scopes))
        : await readSnapshot(office, ask, ask.from, bytesAnAnswer)
    bytes += answer.length
    await lane.take([answer])
    // Reference data, customers and the orders that are open come first.
    if (usable === null && (await store.reader.selectFrom('sales_order').select('id').limit(1).executeTakeFirst()))
      usable = (performance.now() - begin) / 1000
  }
  const seconds = (performance.now() - begin) / 1000
  delay.disable()
  const counts = await Promise.all(
    (['product', 'sales_order', 'order_line', 'record_event', 'customer'] as const).map(name =>
      store.reader
        .selectFrom(name)
        .select(eb => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow(),
    ),
  )
  await store.close()
  const rows = counts.reduce((sum, { count }) => sum + count, 0)
  if (rows < referenceRows + days * ordersADay * 7) throw new Error(`only ${rows} rows came`)
  return { bytes, seconds, usable: usable ?? seconds, pause: delay.max / 1e6, rows }
}
