import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { acknowledge, settleAnswered } from '../../db/acknowledge.ts'
import { openStore, type Store } from '../../db/open.ts'
import { waiting } from '../../db/queue.ts'
import { sealNext } from '../../db/seal.ts'
import { type BenchResult, percentile, rounded } from './result.ts'
import { seeded } from './seeded.ts'
import { fillQueue } from './seedQueue.ts'
import { writeOrder } from './writeOrder.ts'

const queued = 100_000
const saves = 300
/** Drained at both ends of the queue: a computer that was away for months sends the whole of it in one go. */
const drainedFrames = 10
const frameBytes = 16_384
const act = { person: 1, why: 'orders.save', right: 'orders.enter' } as const

/**
 * What it costs to save an order of five lines, to ask what waits and to seal and settle a frame, and how long sealing keeps others waiting, with nothing in the queue and with 100,000 transactions in it
 * (orders of five lines with their events). The value is how many times as long the median save takes at the end of the queue as at its beginning.
 */
export async function queue(): Promise<BenchResult> {
  const { folder: full } = await seeded('queue', { queued }, folder =>
    fillQueue(() => open(folder), fileIn(folder), queued),
  )
  const { folder: empty } = await seeded('no-queue', {}, async folder => open(folder).close())
  const [atBeginning, atEnd] = [open(empty), open(full)]
  try {
    const samples = { beginning: [] as number[], end: [] as number[] }
    const save = (store: Store): Promise<void> => store.write(act, tx => writeOrder(tx, Date.now()))
    for (let run = 0; run < saves; run += 1) {
      samples.beginning.push(await timed(() => save(atBeginning)))
      samples.end.push(await timed(() => save(atEnd)))
    }
    const asking = await timed(() => waiting(atEnd.reader))
    const { transactions } = await waiting(atEnd.reader)
    const drained = await drain(atEnd, drainedFrames)
    const [p50Beginning, p50End] = [percentile(samples.beginning, 0.5), percentile(samples.end, 0.5)]
    const value = p50End / p50Beginning
    return {
      name: 'queue',
      value: rounded(value, 2),
      unit: 'times the first save',
      target: '<= 1.2 with 100,000 transactions waiting',
      holds: value <= 1.2 && transactions >= queued,
      fsync_ms: null,
      peer: null,
      also: {
        save_p50_ms_first: rounded(p50Beginning),
        save_p50_ms_last: rounded(p50End),
        save_p95_ms_first: rounded(percentile(samples.beginning, 0.95)),
        save_p95_ms_last: rounded(percentile(samples.end, 0.95)),
        waiting: transactions,
        waiting_asked_ms: rounded(asking),
        drained_transactions_per_second: Math.round(drained.transactions / drained.seconds),
        drained_bytes_a_transaction: rounded(drained.bytes / drained.transactions, 1),
        longest_pause_of_a_seal_ms: rounded(drained.longest, 1),
        load: rounded(loadavg()[0] ?? 0, 1),
      },
    }
  } finally {
    await atBeginning.close()
    await atEnd.close()
    for (const folder of [full, empty]) rmSync(folder, { recursive: true, force: true })
  }
}

const fileIn = (folder: string): string => join(folder, 'konvwa.db')
const open = (folder: string): Store => openStore({ file: fileIn(folder), now: Date.now, device: 2 })

/** Seals frame after frame, takes head office's yes to each, and settles them as a round of sync does. */
async function drain(
  store: Store,
  frames: number,
): Promise<{ transactions: number; seconds: number; bytes: number; longest: number }> {
  const begun = performance.now()
  let transactions = 0
  let bytes = 0
  let longest = 0
  for (let frame = 0; frame < frames; frame += 1) {
    const pauses = monitorEventLoopDelay({ resolution: 1 })
    pauses.enable()
    const sealed = await sealNext(store, { mostBytes: frameBytes })
    pauses.disable()
    longest = Math.max(longest, pauses.max / 1e6)
    if (!sealed) throw new Error('nothing waits any more')
    const accepted = Array.from({ length: sealed.transactions }, (_, at) => ({
      number: transactions + at + 1,
      verdict: 'accepted' as const,
    }))
    await acknowledge(store, accepted)
    await settleAnswered(store)
    transactions += sealed.transactions
    bytes += sealed.bytes
  }
  return { transactions, seconds: (performance.now() - begun) / 1000, bytes, longest }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}
