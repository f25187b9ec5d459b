import { readFileSync, rmSync } from 'node:fs'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { bundle } from '../../build/bundle.mjs'
import type { Client } from '../../shared/contract.ts'
import type { SheetFormat } from '../../shared/lists/contract.ts'
import { orderSorts } from '../../shared/orders/contract.ts'
import { everyOrder } from '../../shared/orders/filter.ts'
import { startBackend } from '../support/backend.ts'
import { openSocket, passOf } from '../support/doors.ts'
import { bulkDepot } from './bulkDepot.ts'
import { type BenchResult, rounded } from './result.ts'

const orders = 100_000
const newCustomers = 300
const columns = ['number', 'customer', 'stage', 'requested', 'ordered', 'lines', 'total', 'enteredBy']

/**
 * Resident memory of the built backend as the operating system counts it, after a day's work on 100,000 orders: lists by every sort, deep too,
 * searches, figures, the whole list as XLSX and as CSV, customers entered. The most that it ever had stands beside it.
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
        after_mb: steps,
        exported_bytes: bytes,
        orders,
        new_customers: newCustomers,
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

/** In megabytes, from the kernel. */
function residentOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN)
  return { now: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024 }
}
