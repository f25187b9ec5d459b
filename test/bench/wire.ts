import { brotliCompressSync, constants, zstdCompressSync } from 'node:zlib'
import type { Transaction } from '../../shared/sync/protocol.ts'
import { Budget } from '../../shared/sync/wire/budget.ts'
import { frameBytes, readFrameBytes } from '../../shared/sync/wire/frame.ts'
import { requestBytes } from '../../shared/sync/wire/request.ts'
import { signatureLength } from '../../shared/sync/wire/signing.ts'
import { type BenchResult, rounded } from './result.ts'
import { orderDesk, wireOrders } from './wireOrders.ts'

const orders = 1000
const targets = { bulk: 36, frames: 55, single: 220 }

/**
 * Bytes for each of a thousand orders of five lines, as the desk's own door saves them, with the four events of its timeline: whole requests,
 * header and signature included, one frame a request. Beside them the same transactions as JSON with brotli at its best, in the same portions.
 */
export async function wire(): Promise<BenchResult> {
  const transactions = await wireOrders(orders)
  const measured = {
    bulk: sizes(transactions, orders),
    frames: sizes(transactions, 25),
    single: sizes(transactions, 1),
  }
  const milliseconds = timed(transactions)
  const { bulk, frames, single } = measured
  return {
    name: 'wire',
    value: frames.ours,
    unit: 'bytes an order in frames of 25',
    target: `<= ${targets.frames}`,
    holds: frames.ours <= targets.frames && bulk.ours <= targets.bulk && single.ours <= targets.single,
    fsync_ms: null,
    peer: { name: 'JSON + brotli 11, bytes an order in portions of 25', value: frames.brotli },
    also: {
      bulk: bulk.ours,
      single: single.ours,
      target_bulk: targets.bulk,
      target_single: targets.single,
      json_brotli: { bulk: bulk.brotli, single: single.brotli },
      json_zstd: { bulk: bulk.zstd, frames: frames.zstd, single: single.zstd },
      json_plain: rounded(JSON.stringify(transactions).length / orders, 1),
      ...milliseconds,
    },
  }
}

/** Bytes an order in portions of so many; JSON of a few portions only, because brotli at its best takes its time. */
function sizes(transactions: readonly Transaction[], each: number) {
  const portions = Array.from({ length: Math.ceil(transactions.length / each) }, (_, place) =>
    transactions.slice(place * each, (place + 1) * each),
  )
  const some = portions.filter((_, place) => place % Math.ceil(portions.length / 40) === 0)
  const mean = (of: readonly Transaction[][], length: (portion: Transaction[]) => number): number => {
    const count = of.reduce((sum, portion) => sum + portion.length, 0)
    return rounded(of.reduce((sum, portion) => sum + length(portion), 0) / count, 1)
  }
  return {
    ours: mean(portions, portion => request(portion).length + signatureLength),
    brotli: mean(some, portion => brotli(JSON.stringify(portion))),
    zstd: mean(some, portion => zstd(JSON.stringify(portion))),
  }
}

const frameOf = (transactions: readonly Transaction[]): Uint8Array =>
  frameBytes({ device: orderDesk, number: 1234, previous: 'c0ffee00'.repeat(8), transactions })

const request = (transactions: readonly Transaction[]): Uint8Array =>
  requestBytes(
    2,
    { device: orderDesk, incarnation: 1, counter: 4321 },
    {
      epoch: 98_765_432_101_234,
      frames: [frameOf(transactions)],
      decisions: [],
      cursors: { [`device:${orderDesk}`]: 12, reference: 431, [`depot:${2 * 2 ** 35 + 3}`]: 20_411 },
      waiting: transactions.length,
      needsAttention: 0,
      mostBytes: 64_000,
      application: '0.1.0',
    },
  )

const brotli = (json: string): number =>
  brotliCompressSync(json, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }).length

const zstd = (json: string): number =>
  zstdCompressSync(json, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }).length

/** Milliseconds to write and to read all orders as one frame; the fastest of some runs. */
function timed(transactions: readonly Transaction[]) {
  const frame = frameOf(transactions)
  const fastest = (work: () => void): number => {
    const runs = Array.from({ length: 5 }, () => {
      const began = performance.now()
      work()
      return performance.now() - began
    })
    return rounded(Math.min(...runs), 1)
  }
  return {
    write_ms: fastest(() => frameOf(transactions)),
    read_ms: fastest(() => readFrameBytes(frame, new Budget(false))),
  }
}
