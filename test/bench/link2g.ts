import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import type { Store } from '../../db/open.ts'
import { openDesk } from '../../electron/desk.ts'
import { startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import type { Client } from '../../shared/contract.ts'
import { counterOfId, makeId } from '../../shared/kernel/id.ts'
import { type Dice, diceOf } from '../support/dice.ts'
import { doors } from '../support/doors.ts'
import { begin, password, workAloneForm } from '../support/people.ts'
import { type Link, openLink } from '../support/proxy.ts'
import { linkScenes } from './linkScenes.ts'
import { openPouch, pushed } from './pouch.ts'
import { type BenchResult, rounded } from './result.ts'
import { type Goods, openGoods, takeOrder } from './wireOrders.ts'

/** Seconds for so many orders of five lines. */
const targets = { 100: 5, 1000: 20, 10000: 150 } as const
/** 30 kbit/s up, 60 down, 700 ms there and back. */
const poor = { up: 3_750, downward: 7_500, delay: 350 }
const clear = { up: null, downward: null, delay: 0 }

interface Sent {
  readonly seconds: number
  readonly up: number
  readonly down: number
  readonly requests: number
}

interface Rig {
  readonly client: Client
  readonly store: Store
  readonly link: Link
  readonly goods: Goods
  readonly dice: Dice
  close(): Promise<void>
}

/**
 * Orders of five lines as a person takes them at a real desk, brought to a real head office over a link of 2G, until everything is answered.
 * Beside it PouchDB before express-pouchdb with the same orders as documents, over the same link.
 */
export async function link2g({ full }: { full: boolean }): Promise<BenchResult> {
  const rig = await openRig()
  try {
    // What the link is like is known from what went over it before.
    for (const count of [1, 12, 30]) await sent(rig, count)
    const hundred = await sent(rig, 100)
    const foretold = await foretelling(rig, 1000)
    const cut = await cutAtHalf(rig, 200)
    const tenThousand = await sent(rig, 10_000)
    const pouch = await peer(rig.store, full ? [100, 1000] : [100])
    const idle = await idleHere(rig)
    const scenes = await linkScenes(poor, full)
    const measured = { 100: hundred, 1000: foretold.sent, 10000: tenThousand }
    const holds = ([100, 1000, 10_000] as const).every(count => measured[count].seconds <= targets[count])
    return {
      name: 'link2g',
      value: foretold.sent.seconds,
      unit: 'seconds for 1,000 orders at 30 kbit/s up, 60 down, 700 ms there and back',
      target: `<= ${targets[1000]}`,
      holds,
      fsync_ms: null,
      peer: { name: 'PouchDB + express-pouchdb, seconds for 100 orders', value: pouch.orders[0]?.seconds ?? 0 },
      also: {
        seconds_100: hundred.seconds,
        seconds_10000: tenThousand.seconds,
        target_100: targets[100],
        target_10000: targets[10_000],
        orders_100: hundred,
        orders_1000: foretold.sent,
        orders_10000: tenThousand,
        forecast_1000: foretold.said,
        cut_at_half: cut,
        idle,
        pouch,
        ...scenes,
      },
    }
  } finally {
    await rig.close()
  }
}

async function openRig(): Promise<Rig> {
  const newFolder = (name: string): string => mkdtempSync(path.join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), name))
  const [folder, books] = [newFolder('konvwa-office-'), newFolder('konvwa-link-')]
  const postgres = await startEmbedded(folder)
  const office = await startHeadOffice({ databaseUrl: postgres.url })
  const link = await openLink(office.url)
  const quiet = (): void => undefined
  const { desk, sessions, close } = await openDesk({
    folder: books,
    clock: { now: Date.now, uptime: () => performance.now() },
    log: { info: quiet, warn: quiet, error: quiet },
    computer: 'Order desk 1',
    timeZone: 'America/Port-au-Prince',
    application: 'bench',
    syncs: false,
    passwordCost: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  })
  const way = await doors.port(desk, sessions)
  const client = createORPCClient<Client>(way.link)
  const dice = diceOf(1)
  await begin(client)
  const alone = await openGoods(client, dice)
  const { device } = await client.setup.join({
    address: link.url,
    code: office.foundingCode ?? '',
    computer: 'Order desk 1',
  })
  const moved = (id: number): number => makeId(device, counterOfId(id))
  const rig = {
    client,
    store: desk.store,
    link,
    dice,
    goods: { customers: alone.customers.map(moved), products: alone.products.map(moved) },
    close: async () => {
      await way.close()
      await close()
      await link.close()
      await office.close()
      await postgres.stop()
      for (const each of [folder, books]) rmSync(each, { recursive: true, force: true })
    },
  }
  await signIn(client)
  await untilQuiet(client)
  return rig
}

const signIn = (client: Client): Promise<unknown> => client.auth.signIn({ login: workAloneForm.login, password })

async function untilQuiet(client: Client): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { trouble, waitingTransactions } = await client.sync.now()
    if (trouble !== null) throw new Error(`sync: ${trouble}`)
    if (waitingTransactions === 0) return
  }
  throw new Error('something goes on waiting')
}

async function take({ client, goods, dice }: Rig, count: number): Promise<void> {
  for (let taken = 0; taken < count; taken += 1) {
    if (taken % 50 === 0) await signIn(client)
    await takeOrder(client, goods, dice, Date.now())
  }
}

async function sent(rig: Rig, count: number): Promise<Sent> {
  await take(rig, count)
  await signIn(rig.client)
  return measured(rig, () => untilQuiet(rig.client))
}

async function measured({ link, store }: Rig, work: () => Promise<unknown>): Promise<Sent> {
  const before = { ...link.traffic, frames: await frames(store) }
  link.set(poor)
  const began = performance.now()
  await work()
  const seconds = rounded((performance.now() - began) / 1000, 1)
  link.set(clear)
  const requests = (await frames(store)) - before.frames
  return { seconds, up: link.traffic.up - before.up, down: link.traffic.down - before.down, requests }
}

const frames = async (store: Store): Promise<number> =>
  (await store.reader.selectFrom('sync_state').select('sealed_frame').executeTakeFirstOrThrow()).sealed_frame

/** A thousand orders, and what the sync line said of them before. */
async function foretelling(rig: Rig, count: number) {
  await take(rig, count)
  await signIn(rig.client)
  const { aboutSeconds, waitingBytes } = await rig.client.sync.status()
  const done = await measured(rig, () => untilQuiet(rig.client))
  return {
    sent: done,
    said: { seconds: aboutSeconds, bytes: waitingBytes, was: { seconds: done.seconds, up: done.up } },
  }
}

/** How many bytes go up again when the link breaks in the middle. */
async function cutAtHalf(rig: Rig, count: number) {
  const whole = await sent(rig, count)
  await take(rig, count)
  await signIn(rig.client)
  rig.link.set({ cutAfterUp: Math.round(whole.up / 2) })
  const broken = await measured(rig, () => rig.client.sync.now())
  const rest = await measured(rig, () => untilQuiet(rig.client))
  return {
    orders: count,
    uncut: whole.up,
    cut: broken.up + rest.up,
    again: rounded((broken.up + rest.up) / whole.up, 2),
  }
}

async function idleHere(rig: Rig): Promise<Sent> {
  return measured(rig, () => rig.client.sync.now())
}

/** The same orders as documents: one an order, with its lines. */
async function peer(store: Store, counts: readonly number[]) {
  const pouch = await openPouch()
  try {
    const most = counts.reduce((sum, count) => sum + count, 0)
    const documents = await documentsOf(store, most)
    const orders = []
    for (const count of counts) {
      await pouch.put(documents.splice(0, count))
      orders.push({ orders: count, ...(await pushed(pouch, poor, () => pouch.push())) })
    }
    if ((await pouch.arrived()) < most) throw new Error('PouchDB did not bring everything')
    return { orders, idle: await pushed(pouch, poor, () => pouch.push()) }
  } finally {
    await pouch.close()
  }
}

async function documentsOf(store: Store, count: number): Promise<object[]> {
  const orders = await store.reader.selectFrom('sales_order').selectAll().orderBy('id').limit(count).execute()
  const lines = await store.reader
    .selectFrom('order_line')
    .selectAll()
    .where(
      'id',
      'in',
      orders.map(({ id }) => id),
    )
    .execute()
  const byOrder = Map.groupBy(lines, line => line.id)
  return orders.map(order => ({ _id: `order:${order.id}`, ...order, lines: byOrder.get(order.id) ?? [] }))
}
