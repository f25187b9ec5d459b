import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import type { Store } from '../../db/open.ts'
import { openDesk } from '../../electron/desk.ts'
import type { Client } from '../../shared/contract.ts'
import { counterOfId, makeId } from '../../shared/kernel/id.ts'
import { channels } from '../../shared/orders/channel.ts'
import { Transaction, type Values } from '../../shared/sync/protocol.ts'
import { registry, tableNumbered, tableOf } from '../../shared/sync/registry.ts'
import { type Dice, diceOf } from '../support/dice.ts'
import { doors } from '../support/doors.ts'
import { begin, password, workAloneForm } from '../support/people.ts'
import { customerForm, line, orderForm, productForm, savedId } from '../support/shop.ts'

/** The desk whose orders these are, and the one that entered products and customers. */
export const orderDesk = 7
const referenceDesk = 2
const customerCount = 240
const productCount = 60
const minute = 60_000

/**
 * Orders as a depot takes them, through the desk's own door: five lines each, from customers and products of unequal favour, a few minutes
 * apart, each saved and confirmed with the events of its timeline. The same for the same seed.
 */
export async function wireOrders(count: number, seed = 1): Promise<Transaction[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-wire-'))
  const dice = diceOf(seed)
  let now = Date.UTC(2026, 10, 17, 13, 0)
  const quiet = (): void => undefined
  const { desk, sessions, close } = await openDesk({
    folder,
    clock: { now: () => now, uptime: () => performance.now() },
    log: { info: quiet, warn: quiet, error: quiet },
    computer: 'Order desk 1',
    timeZone: 'America/Port-au-Prince',
    application: 'bench',
    syncs: false,
    passwordCost: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  })
  const way = await doors.port(desk, sessions)
  try {
    const client = createORPCClient<Client>(way.link)
    await begin(client)
    const goods = await openGoods(client, dice)
    const from = await lastTransaction(desk.store)
    for (let taken = 0; taken < count; taken += 1) {
      now += dice.below(4 * minute) + 20_000
      if (taken % 90 === 89) now += 14 * 60 * minute
      await client.auth.signIn({ login: workAloneForm.login, password })
      await takeOrder(client, goods, dice, now)
    }
    return await transactionsAfter(desk.store, from)
  } finally {
    await way.close()
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

export interface Goods {
  readonly customers: readonly number[]
  readonly products: readonly number[]
}

export async function openGoods(client: Client, dice: Dice): Promise<Goods> {
  const settings = await client.settings.get()
  const depotId = settings.depots[0]?.id ?? 0
  const taxClassId = settings.taxClasses.find(({ rateBp }) => rateBp === 1000)?.id ?? 0
  const lists = await client.priceLists.list()
  const priceListId = lists.find(({ currency, customerClass }) => currency === 'HTG' && customerClass === null)?.id ?? 0
  const products: number[] = []
  const customers: number[] = []
  for (let index = 0; index < productCount; index += 1) {
    const name = `Bwason ${index}`
    const sku = `BWA-${index}`
    const productId = savedId(
      await client.products.save(
        productForm({
          sku,
          names: { en: name, fr: name, ht: name },
          taxClassId,
          unitContainerId: null,
          caseContainerId: null,
        }),
      ),
    )
    const priceMinor = 60_000 + dice.below(400) * 250
    await client.priceLists.saveItem({ priceListId, n: 0, productId, priceUnits: 24, priceMinor, fromQuantity: 1 })
    products.push(productId)
  }
  for (let index = 0; index < customerCount; index += 1) {
    const { id } = await client.customers.save(customerForm(depotId, { code: `C-${index}`, name: `Boutik ${index}` }))
    customers.push(id)
  }
  return { customers, products }
}

export async function takeOrder(client: Client, goods: Goods, dice: Dice, now: number): Promise<void> {
  const products = new Set<number>()
  while (products.size < 5) products.add(favoured(goods.products, dice))
  const shop = { client, depotId: 0, malta: 0, beer: 0, water: 0, priceList: 0, customer: 0, reasons: noReasons }
  await client.orders.saveAndConfirm(
    orderForm(shop, {
      customerId: favoured(goods.customers, dice),
      channel: dice.below(4) === 0 ? (dice.one(channels) ?? 'phone') : 'phone',
      customerReference: dice.below(10) === 0 ? `PO ${1000 + dice.below(9000)}` : '',
      note: dice.below(20) === 0 ? `Livre anvan ${8 + dice.below(8)} è` : '',
      requestedDay: new Date(now + (2 + dice.below(2)) * 86_400_000).toISOString().slice(0, 10),
      lines: [...products].map(product => line(product, 24 * (1 + Math.floor((dice.below(30) * dice.below(30)) / 30)))),
    }),
  )
}

const noReasons = { hold: 0, cancel: 0, freeGoods: 0 }

/** Some buy and are bought far more often than others. */
const favoured = (of: readonly number[], dice: Dice): number =>
  of[Math.floor((dice.below(of.length) * (1 + dice.below(100))) / 100)] ?? 0

async function lastTransaction(store: Store): Promise<number> {
  const { last_tx } = await store.reader.selectFrom('capture').select('last_tx').executeTakeFirstOrThrow()
  return last_tx
}

async function transactionsAfter(store: Store, after: number): Promise<Transaction[]> {
  const heads = await store.reader.selectFrom('tx').selectAll().where('number', '>', after).orderBy('number').execute()
  const changes = await store.reader.selectFrom('change').selectAll().where('tx', '>', after).orderBy('n').execute()
  const firstOrder = counterOfId(changes[0]?.id ?? 0)
  const moved = (id: number): number =>
    makeId(counterOfId(id) < firstOrder ? referenceDesk : orderDesk, counterOfId(id))
  return heads.map(head =>
    Transaction.parse({
      number: head.number,
      clock: head.clock,
      person: moved(head.person),
      why: head.why,
      right: head.right,
      batch: head.batch,
      changes: changes
        .filter(change => change.tx === head.number)
        .map(change => ({
          table: change.tbl,
          id: moved(change.id),
          sub: change.sub,
          op: change.op,
          base: change.base,
          values: movedValues(change.tbl, JSON.parse(change.cols), moved),
        })),
    }),
  )
}

/** As if the desk had joined a head office: its ids under its own number, those of what it was sent under another's. */
function movedValues(table: number, values: Values, moved: (id: number) => number): Values {
  const name = tableNumbered(table)
  const columns = name ? tableOf(name).columns : {}
  const entries = Object.entries(values).map(([column, value]) => {
    const isId =
      columns[column]?.kind === 'reference' || (table === registry.record_event.number && column === 'row_id')
    if (column === 'device_number') return [column, orderDesk]
    return [column, isId && typeof value === 'number' ? moved(value) : value]
  })
  return Object.fromEntries(entries)
}
