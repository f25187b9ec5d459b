import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { findCustomersBy } from '../../db/customerSearch.ts'
import { openStore, type Store } from '../../db/open.ts'
import { bulkCustomers } from './bulkRows.ts'
import { type BenchResult, percentile, rounded } from './result.ts'
import { seeded } from './seeded.ts'

const customers = 1_000_000
const rounds = 10

/** Rare and common, begun and in the middle, one word and several, with accents and without, phones, codes, and what is nowhere. */
const fragments = [
  ...['kay', 'bou', 'boutik', 'outik ma', 'toussaint', 'mèsi bon', 'kayou', 'Lakay Mesi', 'esper', 'haitien', 'wosdf'],
  ...[
    'bontik',
    'depo',
    'depo nad',
    'renaud kayou',
    'ti',
    't',
    'ma',
    'b',
    'ti ma',
    'ti toussaint',
    '37',
    '3700',
    '3700 12',
  ],
  ...[
    '+509 3111',
    'C-00',
    'C-012345',
    'c-99',
    'zon 12',
    'ri louis 17',
    'jacmel',
    'port-de-paix',
    'solèy dorvil',
    'zzzz',
  ],
]

/** Customers by fragment among a million, as entry, the lists and Ctrl K ask: found, ranked and read, on the connection that reads. */
export async function search(): Promise<BenchResult> {
  const { folder } = await seeded('customers', { customers }, fill)
  const store = open(folder)
  try {
    const ask = async (typed: string): Promise<number> => {
      const begin = performance.now()
      await findCustomersBy(store.reader, typed, { depotId: null, most: 12 })
      return performance.now() - begin
    }
    for (const typed of fragments) await ask(typed)
    const samples = new Map<string, number[]>(fragments.map(typed => [typed, []]))
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    for (let round = 0; round < rounds; round += 1)
      for (const typed of fragments) {
        samples.get(typed)?.push(await ask(typed))
        await new Promise(resolve => setImmediate(resolve))
      }
    delay.disable()
    const all = [...samples.values()].flat()
    const value = percentile(all, 0.95)
    const medians = [...samples].map(([typed, own]) => ({ typed, ms: rounded(percentile(own, 0.5), 1) }))
    return {
      name: 'search',
      value: rounded(value, 1),
      unit: 'ms',
      target: '<= 50',
      holds: value <= 50,
      fsync_ms: null,
      peer: null,
      also: {
        p50_ms: rounded(percentile(all, 0.5), 1),
        worst_ms: rounded(percentile(all, 1), 1),
        worst_pause_ms: rounded(delay.max / 1e6, 1),
        slowest: medians.toSorted((a, b) => b.ms - a.ms).slice(0, 5),
        fragments: fragments.length,
        customers,
      },
    }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const open = (folder: string): Store => openStore({ file: join(folder, 'konvwa.db'), now: Date.now, device: 0 })

async function fill(folder: string): Promise<void> {
  const store = open(folder)
  try {
    await bulkCustomers(store, { count: customers, from: 1_000, depotId: 1 })
    await store.checkpoint()
  } finally {
    await store.close()
  }
}
