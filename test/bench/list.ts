import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { createRouterClient } from '@orpc/server'
import { findLogin } from '../../db/people.ts'
import { contextOf } from '../../electron/api/context.ts'
import { standing } from '../../electron/api/person.ts'
import { router } from '../../electron/api/router.ts'
import { openDesk } from '../../electron/desk.ts'
import type { Client } from '../../shared/contract.ts'
import { orderSorts } from '../../shared/orders/contract.ts'
import { everyOrder, type OrderFilter } from '../../shared/orders/filter.ts'
import { openStatuses } from '../../shared/orders/openStatuses.ts'
import { bulkDepot } from './bulkDepot.ts'
import { type BenchResult, percentile, rounded } from './result.ts'

const orders = 100_000
const runs = 5
const deep = 50_000

const filters: Readonly<Record<string, Partial<OrderFilter>>> = {
  everything: {},
  'all stages': { statuses: [...openStatuses] },
  history: { statuses: ['closed'] },
  late: { late: true },
  'last month': { from: '-30', to: '+0' },
  'this quarter, phone, from 5 000': { wantedFrom: '-90', channels: ['phone'], leastMinor: 500_000 },
  'a fragment of a name': { search: 'kay' },
  'two letters': { search: 'ma' },
  'a piece of a number': { search: '12345' },
  'a name in history': { search: 'toussaint', statuses: ['closed', 'confirmed'], from: '-400' },
}

interface Asked {
  ms: number
  /** Of this process alone: says the same on a busy machine. */
  cpuMs: number
  what: string
}

/** `orders.list` as the screen calls it: guard, count, page and rows of 100,000 orders, for every sort both ways and ten filters. */
export async function list(): Promise<BenchResult> {
  const { folder, login } = await bulkDepot(orders)
  const clock = { now: Date.now, uptime: () => performance.now() }
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const place = { computer: 'bench', timeZone: 'America/Port-au-Prince', application: 'bench', syncs: false }
  const { desk, sessions, close } = await openDesk({ folder, clock, log, ...place })
  try {
    const person = await findLogin(desk.store.reader, login)
    if (!person) throw new Error('nobody can sign in')
    const session = sessions.create()
    session.open(standing(person), 480)
    const client: Client = createRouterClient(router, { context: contextOf(desk, session) })
    const first = await everyWay(client, 0)
    const pages = await everyWay(client, deep)
    const [worst] = first
    const value = worst?.ms ?? Number.NaN
    return {
      name: 'list',
      value: rounded(value, 1),
      unit: 'ms',
      target: '<= 50',
      holds: value <= 50,
      fsync_ms: null,
      peer: null,
      also: {
        worst: first.slice(0, 3),
        worst_cpu_ms: Math.max(...first.map(({ cpuMs }) => cpuMs)),
        load: rounded(loadavg()[0] ?? 0, 1),
        p50_ms: rounded(
          percentile(
            first.map(({ ms }) => ms),
            0.5,
          ),
          1,
        ),
        deep_offset: deep,
        deep_worst: pages.slice(0, 3),
        deep_p50_ms: rounded(
          percentile(
            pages.map(({ ms }) => ms),
            0.5,
          ),
          1,
        ),
        ways: first.length,
        runs,
        orders,
      },
    }
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The median of some runs of each way to ask, the slowest first; ways that have no such page are left out. */
async function everyWay(client: Client, offset: number): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const [name, filter] of Object.entries(filters))
    for (const sort of orderSorts)
      for (const descending of [true, false]) {
        const input = { filter: { ...everyOrder, ...filter }, sort, descending, offset, limit: 100 }
        const { rows } = await client.orders.list(input)
        if (rows.length === 0) continue
        const samples: number[] = []
        const cpu: number[] = []
        for (let run = 0; run < runs; run += 1) {
          const before = process.cpuUsage()
          const begin = performance.now()
          await client.orders.list(input)
          samples.push(performance.now() - begin)
          const { user, system } = process.cpuUsage(before)
          cpu.push((user + system) / 1000)
        }
        asked.push({
          ms: rounded(percentile(samples, 0.5), 1),
          cpuMs: rounded(percentile(cpu, 0.5), 1),
          what: `${name}, by ${sort}${descending ? '' : ', turned'}`,
        })
      }
  return asked.toSorted((a, b) => b.ms - a.ms)
}
