import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyPage } from '../../db/apply.ts'
import { muted } from '../../db/muted.ts'
import { openStore, type Store } from '../../db/open.ts'
import { orderRows } from '../../shared/import/rows.ts'
import type { Download, Page } from '../../shared/sync/protocol.ts'
import { tableOf } from '../../shared/sync/registry.ts'
import { Disk } from './fsync.ts'
import { type BenchResult, percentile, rounded } from './result.ts'

const pages = 300
const ordersAPage = 83
const linesEach = 5
const scope = 'depot:1'

/**
 * Pages of about 500 rows of head office (orders with five lines, an entry each), applied as a sync applies them: capture muted, overlay asked, the cursor
 * in the same durable commit. Between two pages everybody else has a turn, so a page's whole time is the pause at the door. The peer is the same rows by one
 * prepared insert a table, as many a commit, on a store beside it, page by page in turn.
 */
export async function apply(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-apply-'))
  const store = openStore({ file: join(folder, 'ours', 'konvwa.db'), now: Date.now, device: 2 })
  const bare = openStore({ file: join(folder, 'bare', 'konvwa.db'), now: Date.now, device: 2 })
  try {
    const taken: number[] = []
    const takenBare: number[] = []
    const cpu: number[] = []
    let rows = 0
    for (let page = 0; page < pages; page += 1) {
      const next = pageOf(page)
      const before = process.cpuUsage()
      taken.push(await timed(() => applyPage(store, next)))
      const { user, system } = process.cpuUsage(before)
      cpu.push((user + system) / 1000)
      rows += next.entries.reduce((sum, entry) => sum + entry.rows.length, 0)
      takenBare.push(await timed(() => inserted(bare, next)))
    }
    const held = await store.reader
      .selectFrom('order_line')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (held.count !== pages * ordersAPage * linesEach) throw new Error(`holds ${held.count} lines`)
    const disk = new Disk(folder, 100_000)
    const fsyncs = Array.from({ length: 40 }, () => disk.append())
    disk.close()
    const perSecond = (samples: readonly number[]): number => Math.round((rows / sum(samples)) * 1000)
    const value = perSecond(taken)
    const worst = Math.max(...taken)
    return {
      name: 'apply',
      value,
      unit: 'rows/s',
      target: '>= 50000, and no pause at the door above 50 ms',
      holds: value >= 50_000 && worst <= 50,
      fsync_ms: rounded(percentile(fsyncs, 0.5)),
      peer: { name: 'bare prepared inserts of the same pages, rows/s', value: perSecond(takenBare) },
      also: {
        worst_pause_ms: rounded(worst, 1),
        p50_page_ms: rounded(percentile(taken, 0.5), 1),
        p95_page_ms: rounded(percentile(taken, 0.95), 1),
        rows_per_cpu_second: perSecond(cpu),
        rows,
        rows_a_page: Math.round(rows / pages),
        load: rounded(loadavg()[0] ?? 0, 1),
      },
    }
  } finally {
    await store.close()
    await bare.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const sum = (samples: readonly number[]): number => samples.reduce((total, each) => total + each, 0)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

function pageOf(page: number): Page {
  const from = page * ordersAPage
  const entries = Array.from({ length: ordersAPage }, (_, at) => ({
    sequence: from + at + 1,
    device: 9,
    number: from + at + 1,
    own: false,
    clock: from + at + 1,
    person: 1,
    why: 'orders.save',
    rows: rowsOf(from + at),
    verdicts: [],
  }))
  return { scope, from, to: from + ordersAPage, entries, end: pages * ordersAPage }
}

const productIds = new Map(Array.from({ length: 40 }, (_, at) => [`P${at}`, at + 1]))
const noon = Date.UTC(2026, 10, 17, 17)

function rowsOf(index: number): Download[] {
  const place = { depotId: 1, timeZone: 'America/Port-au-Prince', person: 1, device: 9, now: noon }
  const day = new Date(Date.UTC(2026, 7, 20) + Math.floor(index / 300) * 86_400_000).toISOString().slice(0, 10)
  const order = {
    file: '',
    row: index,
    reference: '',
    customerCode: '',
    orderedDay: day,
    requestedDay: day,
    shippedDay: null,
    status: 'confirmed',
    originStatus: null,
    carrier: null,
    freightMinor: null,
    shipCountry: null,
    currency: 'HTG',
    note: '',
    lines: Array.from({ length: linesEach }, (_, line) => ({
      file: '',
      row: line,
      sku: `P${(index * 7 + line * 11) % 40}`,
      quantity: 24 * (1 + (line % 9)),
      priceUnits: 24,
      priceMinor: 115_000,
      discountBp: 0,
    })),
  } as const
  const at = { ...place, id: 1_000_000 + index, customerId: 1 + ((index * 7919) % 240), productIds, rate: null }
  return orderRows(order, { ...at, noonOf: () => noon }).map(({ table, row }) => {
    const { id, ...values }: Record<string, string | number | null> = { ...row }
    const { n = 0, ...columns } = values
    return {
      table: tableOf(table).number,
      id: Number(id),
      sub: Number(n),
      op: 'put',
      version: 1,
      values: tableOf(table).child ? columns : values,
    }
  })
}

/** The very same rows, the shortest way there is. */
function inserted(store: Store, page: Page): Promise<void> {
  return store.pen.turn(turn =>
    muted(turn, () => {
      for (const { rows } of page.entries)
        for (const { table, id, sub, values } of rows) {
          const name = table === tableOf('sales_order').number ? 'sales_order' : 'order_line'
          const keys = name === 'order_line' ? { id, n: sub } : { id }
          const row = { ...keys, ...values, version: 1 }
          turn
            .statement(
              `INSERT INTO ${name} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
                .map(() => '?')
                .join(', ')})`,
            )
            .run(...Object.values(row))
        }
    }),
  )
}
