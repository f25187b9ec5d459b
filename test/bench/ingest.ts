import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import { Disk } from './fsync.ts'
import { type Batch, batchesFor, enrolDepots } from './ingestBatches.ts'
import { copyRows, insertMany, type Peer, peerTable } from './ingestPeers.ts'
import { type BenchResult, percentile, rounded } from './result.ts'

const connections = 4
const rounds = 9
const framesEachRound = 2

/**
 * Rows a second through the whole of head office (HTTP, signature, decoding, every check, merge, log, verdicts, answer), four desks at once,
 * 250 orders of five lines with their event a request, as a desk sends them that has been away. Beside it 100-row multi-value
 * inserts of the very same rows into a table without an index, and COPY. All take turns on one PostgreSQL with its durability on. The peer
 * counts in its faster way, a commit for each insert or one for as many rows as a request has; the value is the median of the rounds.
 */
export async function ingest(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-ingest-'))
  const postgres = await startEmbedded(folder)
  const office = await startHeadOffice({ databaseUrl: postgres.url, connections: connections + 2 })
  const pool = new pg.Pool({ connectionString: postgres.url, max: connections })
  pool.on('error', () => undefined)
  try {
    const desks = await enrolDepots(office, connections)
    const batches = desks.map(desk => batchesFor(office.url, desk, (rounds + 1) * framesEachRound))
    await pool.query(peerTable)
    const walBefore = await walPosition(pool)
    await inParallel(batches, 0, each => each.send())
    const walBytes = ((await walPosition(pool)) - walBefore) / (connections * framesEachRound)
    const disk = new Disk(folder, Math.round(walBytes))
    const ratios: number[] = []
    const seconds = { ours: 0, each: 0, whole: 0, copy: 0 }
    const probes: number[] = []
    let rows = 0
    for (let round = 1; round <= rounds; round += 1) {
      for (let probe = 0; probe < 10; probe += 1) probes.push(disk.append())
      const ours = await inParallel(batches, round, each => each.send())
      const committedEach = await inParallel(batches, round, each =>
        onConnection(pool, on => insertMany(on, each.rows, false)),
      )
      const together = await inParallel(batches, round, each =>
        onConnection(pool, on => insertMany(on, each.rows, true)),
      )
      ratios.push(Math.min(committedEach, together) / ours)
      seconds.ours += ours
      seconds.each += committedEach
      seconds.whole += together
      seconds.copy += await inParallel(batches, round, each => onConnection(pool, on => copyRows(on, each.rows)))
      rows += sliceOf(batches, round)
        .flat()
        .reduce((sum, each) => sum + each.rows.length, 0)
    }
    disk.close()
    for (const batch of batches.flat()) batch.check()
    const ours = rows / seconds.ours
    const peer = Math.max(rows / seconds.each, rows / seconds.whole)
    const value = percentile(ratios, 0.5)
    return {
      name: 'ingest',
      value: rounded(value),
      unit: 'x multi-value inserts',
      target: '>= 0.20',
      holds: value >= 0.2,
      fsync_ms: rounded(percentile(probes, 0.5)),
      peer: { name: '100-row multi-value inserts, rows/s', value: Math.round(peer) },
      also: {
        rows_per_second: Math.round(ours),
        insert_committed_each: Math.round(rows / seconds.each),
        insert_committed_together: Math.round(rows / seconds.whole),
        copy: Math.round(rows / seconds.copy),
        connections,
        rows_a_request: batches[0]?.[0]?.rows.length ?? 0,
        bytes_a_request: batches[0]?.[0]?.bytes ?? 0,
        rows,
      },
    }
  } finally {
    await pool.end()
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const sliceOf = (batches: readonly (readonly Batch[])[], round: number): (readonly Batch[])[] =>
  batches.map(of => of.slice(round * framesEachRound, (round + 1) * framesEachRound))

/** Seconds for one round of every desk, the desks at once and each in order. */
async function inParallel(
  batches: readonly (readonly Batch[])[],
  round: number,
  work: (batch: Batch) => Promise<void>,
): Promise<number> {
  const begin = performance.now()
  await Promise.all(
    sliceOf(batches, round).map(async of => {
      for (const each of of) await work(each)
    }),
  )
  return (performance.now() - begin) / 1000
}

async function onConnection(pool: pg.Pool, work: Peer): Promise<void> {
  const client = await pool.connect()
  try {
    await work(client)
  } finally {
    client.release()
  }
}

async function walPosition(pool: pg.Pool): Promise<number> {
  const found = await pool.query<{ at: string }>("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text AS at")
  return Number(found.rows[0]?.at)
}
