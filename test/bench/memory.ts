import { readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { bundle } from '../../build/bundle.mjs'
import type { Client } from '../../shared/contract.ts'
import { Mapping } from '../../shared/import/mapping.ts'
import type { SheetFormat } from '../../shared/lists/contract.ts'
import { orderSorts } from '../../shared/orders/contract.ts'
import { everyOrder } from '../../shared/orders/filter.ts'
import { startBackend } from '../support/backend.ts'
import { openSocket, passOf } from '../support/doors.ts'
import { bringFile, importOver } from '../support/importing.ts'
import { bulkDepot } from './bulkDepot.ts'
import { type BenchResult, rounded } from './result.ts'

const orders = 100_000
const newCustomers = 300
/** V8 keeps the pages of a thread that has ended for some seconds, in milliseconds. */
const givenBackAfter = 15_000
const importedOrders = 20_000
const linesEach = 5
const columns = ['number', 'customer', 'stage', 'requested', 'ordered', 'lines', 'total', 'enteredBy']

/**
 * Resident memory of the built backend as the operating system counts it, after a day's work on 100,000 orders: lists by every sort, deep too,
 * searches, figures, the whole list as XLSX and as CSV, customers entered, a table of 100,000 rows imported. The most that it ever had stands beside it.
 */
export async function memory(): Promise<BenchResult> {
  bundle(process.execPath)
  const { folder: data, login, password } = await bulkDepot(orders)
  const backend = await startBackend({ data, built: true })
  try {
    const socket = await openSocket(await passOf(backend.url))
    const client = createORPCClient<Client>(new RPCLink({ websocket: socket }))
    await client.auth.signIn({ login, password })
    const megabytes = (): { now: number; peak: number } => residentOf(backend.process.pid ?? 0)
    const steps: Record<string, number> = { started: megabytes().now }

    for (const sort of orderSorts)
      for (const offset of [0, 100, 50_000, 99_900])
        await client.orders.list({ filter: everyOrder, sort, descending: true, offset, limit: 100 })
    for (const typed of ['kay', 'toussaint', 'ma', '12345', 'mèsi bon', '3700']) {
      await client.search.everything({ text: typed })
      await client.orders.list({ filter: { ...everyOrder, search: typed } })
      await client.customers.list({ search: typed })
    }
    steps.listed = megabytes().now
    await client.orders.figures({ filter: everyOrder })
    await client.today.overview()
    steps.added_up = megabytes().now
    const bytes: Record<string, number> = {}
    for (const format of ['xlsx', 'csv'] as const) bytes[format] = await bytesOf(client, format)
    steps.exported = megabytes().now
    await enterCustomers(client)
    steps.entered = megabytes().now
    const beforeImport = megabytes().peak
    await importOrders(client)
    steps.imported = megabytes().now
    await new Promise(resolve => setTimeout(resolve, givenBackAfter))
    const end = megabytes()
    socket.close()
    return {
      name: 'memory',
      value: rounded(end.now, 0),
      unit: 'MB',
      target: '<= 250',
      holds: end.now <= 250,
      fsync_ms: null,
      peer: null,
      also: {
        peak_mb: rounded(end.peak, 0),
        peak_before_import_mb: rounded(beforeImport, 0),
        after_mb: steps,
        exported_bytes: bytes,
        orders,
        new_customers: newCustomers,
        imported_orders: importedOrders,
        load: rounded(loadavg()[0] ?? 0, 1),
      },
    }
  } finally {
    await backend.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function bytesOf(client: Client, format: SheetFormat): Promise<number> {
  const question = { list: 'orders', filter: everyOrder, sort: 'ordered', descending: true } as const
  let bytes = 0
  let rows = 0
  for await (const part of await client.lists.export({ question, columns, format, language: 'ht' })) {
    if (part.kind === 'bytes') bytes += Buffer.byteLength(part.base64, 'base64')
    if (part.kind === 'done') rows = part.rows
  }
  if (rows !== orders) throw new Error(`the file has ${rows} rows`)
  return bytes
}

async function enterCustomers(client: Client): Promise<void> {
  const { depots } = await client.settings.get()
  const { rows } = await client.customers.list({ limit: 1 })
  const known = await client.customers.find({ id: rows[0]?.id ?? 0 })
  for (let index = 0; index < newCustomers; index += 1)
    await client.customers.save({
      ...known,
      id: null,
      version: 0,
      depotId: depots[0]?.id ?? 0,
      code: `N-${index}`,
      name: `Boutik nèf ${index}`,
      contacts: [],
    })
}

/** As the page does it: the file in parts, what is suggested taken, checked, brought in. */
async function importOrders(client: Client): Promise<void> {
  const rows = Array.from({ length: importedOrders * linesEach }, (_, at) => {
    const order = Math.floor(at / linesEach)
    const day = new Date(Date.UTC(2024, 0, 1) + (order % 900) * 86_400_000).toISOString().slice(0, 10)
    return `M-${order},C${(order * 7919) % 2_000},${day},P${(order * 31 + at * 17) % 400},${12 * (1 + (at % 9))},${10 + (at % 90)}.50`
  })
  await bringFile(client, 'orders.csv', ['order,customer,ordered,product,quantity,price', ...rows, ''].join('\n'))
  const { revision } = await client.imports.say({ mapping, step: 'check' })
  const { draft } = await client.imports.run({ revision })
  const ended = await importOver(client, draft.batch)
  if (ended.counts?.orders !== importedOrders) throw new Error(`imported ${JSON.stringify(ended)}`)
  await client.imports.drop()
}

const mapping = Mapping.parse({
  version: 1,
  name: 'bench',
  tables: { orders: { file: 'orders.csv' } },
  take: [
    {
      kind: 'orders',
      table: 'orders',
      missing: 'create',
      fields: {
        reference: 'order',
        customer: 'customer',
        orderedDay: 'ordered',
        'line.sku': 'product',
        'line.quantity': 'quantity',
        'line.price': 'price',
      },
    },
  ],
})

/** In megabytes, from the kernel. */
function residentOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN)
  return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 }
}
