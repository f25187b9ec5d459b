import { ORPCError } from '@orpc/server'
import type { Client } from '../../shared/contract.ts'
import { addDays, dayAt } from '../../shared/kernel/day.ts'
import type { OrderForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import type { City, CityDesk } from './city.ts'
import type { Dice } from './dice.ts'
import { line } from './shop.ts'

/** One computer of a random run, with whoever sits there. */
export interface Player {
  readonly name: string
  readonly desk: CityDesk
  readonly person: number
  readonly client: Client
}

export interface Run {
  readonly city: City
  readonly dice: Dice
  readonly reasons: { readonly hold: number; readonly cancel: number }
}

/** Does one thing that a person might do there, and answers what it was; what the program refuses in words is no fault. */
export async function randomStep(run: Run, player: Player): Promise<string> {
  const [name, step] = run.dice.one(steps) ?? ['', async () => {}]
  try {
    await step(run, player)
    return `${player.name} ${name}`
  } catch (error) {
    if (error instanceof ORPCError && error.defined)
      return `${player.name} ${name}: ${error.code} ${JSON.stringify(error.data)}`
    throw new Error(`${player.name} ${name} broke`, { cause: error })
  }
}

type Step = (run: Run, player: Player) => Promise<unknown>

const steps: readonly (readonly [string, Step])[] = [
  ['draft', (run, { client }) => client.orders.save(newOrder(run))],
  ['take', (run, { client }) => client.orders.saveAndConfirm(newOrder(run))],
  ['take', (run, { client }) => client.orders.saveAndConfirm(newOrder(run))],
  ['receive', withOrder((_, { client }, { id }) => client.orders.receive({ id }))],
  ['check', withOrder((_, { client }, { id }) => client.orders.check({ id }))],
  ['confirm', withOrder((_, { client }, { id }) => client.orders.confirm({ id }))],
  [
    'hold',
    withOrder(({ reasons }, { client }, { id }) => client.orders.hold({ id, kind: 'stock', reasonId: reasons.hold })),
  ],
  ['release', withOrder((_, { client }, { id }) => client.orders.release({ id }))],
  ['cancel', withOrder(({ reasons }, { client }, { id }) => client.orders.cancel({ id, reasonId: reasons.cancel }))],
  ['edit', withOrder((run, { client }, order) => client.orders.save(edited(run, order)))],
  ['edit', withOrder((run, { client }, order) => client.orders.save(edited(run, order)))],
  ['customer', customer],
  ['customer', customer],
  ['new customer', newCustomer],
  ['ask', ask],
  ['ask for a child', askForChild],
  ['ask for a child', askForChild],
  ['answer', answer],
  ['undo', (_, { client }) => client.undo.last({})],
  ['undo', (_, { client }) => client.undo.last({})],
  ['decide', decide],
  ['decide', decide],
  ['role', role],
  ['sync', (_, { desk }) => desk.sync.now()],
  ['sync', (_, { desk }) => desk.sync.now()],
  ['sync that breaks', brokenSync],
]

/** Gives up whatever is refused and closes every card, until nothing is left to decide. */
export async function decideAll({ client }: Player): Promise<number> {
  let decided = 0
  for (const item of await client.attention.list()) {
    if (item.kind === 'refused') await client.attention.discard({ number: item.number }).catch(unlessNotAnswered)
    if (item.kind === 'conflict') await client.attention.resolve({ id: item.id, keep: 'standing' })
    if (item.kind === 'refused' || item.kind === 'conflict') decided += 1
  }
  return decided
}

const unlessNotAnswered = (error: unknown): void => {
  if (!(error instanceof ORPCError && error.code === 'REFUSED')) throw error
}

const newOrder = ({ city, dice }: Run): OrderForm => ({
  id: null,
  version: 0,
  customerId: city.customer,
  channel: 'phone',
  customerReference: '',
  requestedDay: addDays(dayAt(Date.now(), 'America/Port-au-Prince'), 1 + dice.below(5)),
  currency: 'HTG',
  note: '',
  lines: city.company.products.slice(0, 1 + dice.below(3)).map(product => line(product, 1 + dice.below(300))),
})

function edited({ city, dice }: Run, order: Order): OrderForm {
  const kept = order.lines.filter(() => dice.below(4) > 0)
  const form = kept.map(({ n, productId, quantity }) =>
    line(productId, dice.below(2) === 0 ? quantity : 1 + dice.below(300), { n }),
  )
  const added = dice.below(3) === 0 ? [line(dice.one(city.company.products) ?? 0, 1 + dice.below(99))] : []
  return {
    id: order.id,
    version: order.version,
    customerId: order.customerId,
    channel: order.channel,
    customerReference: dice.below(3) === 0 ? `PO ${dice.below(100)}` : order.customerReference,
    requestedDay: order.requestedDay,
    currency: order.currency,
    note: dice.below(3) === 0 ? `note ${dice.below(100)}` : order.note,
    lines: [...form, ...added],
  }
}

function withOrder(step: (run: Run, player: Player, order: Order) => Promise<unknown>): Step {
  return async (run, player) => {
    const { rows } = await player.client.orders.list({ filter: {} })
    const row = run.dice.one(rows.toSorted((a, b) => b.id - a.id).slice(0, 6))
    if (!row) return
    const { order } = await player.client.orders.find({ id: row.id })
    await step(run, player, order)
  }
}

async function customer({ dice }: Run, { client }: Player): Promise<unknown> {
  const { rows } = await client.customers.list({})
  const row = dice.one(rows)
  if (!row) return undefined
  const present = await client.customers.find({ id: row.id })
  const contacts = present.contacts.filter(() => dice.below(3) > 0)
  const contact = { n: 0, name: `Rose ${dice.below(1000)}`, role: '', phone: '', email: '', isPrimary: false }
  return client.customers.save({
    ...present,
    deliveryDays: dice.below(2) === 0 ? dice.below(128) : present.deliveryDays,
    city: dice.below(2) === 0 ? `Okap ${dice.below(9)}` : present.city,
    contacts: [
      ...contacts.map(each => (dice.below(2) === 0 ? { ...each, phone: `3700 ${1000 + dice.below(9000)}` } : each)),
      ...(dice.below(2) === 0 ? [contact] : []),
    ],
  })
}

async function newCustomer({ city, dice }: Run, { client }: Player): Promise<unknown> {
  const present = await client.customers.find({ id: city.customer })
  return client.customers.save({ ...present, id: null, version: 0, code: `N${dice.below(12)}`, contacts: [] })
}

async function ask({ city, dice }: Run, { client }: Player): Promise<unknown> {
  const {
    version: _,
    proposed: __,
    ...product
  } = await client.products.find({ id: dice.one(city.company.products) ?? 0 })
  return client.products.save({ ...product, category: `c${dice.below(5)}` })
}

/** A holiday, a unit or a rate of tax: written at head office, asked for elsewhere, and now and then taken away. */
async function askForChild({ city, dice }: Run, { client }: Player): Promise<unknown> {
  const { calendars, taxClasses } = await client.settings.get()
  const removed = dice.below(3) === 0
  const kind = dice.below(3)
  if (kind === 0) {
    const calendar = dice.one(calendars)
    if (!calendar) return undefined
    const standing = removed ? dice.one(calendar.holidays) : undefined
    const day = addDays('2027-06-01', dice.below(6))
    const fresh = { n: 0, day, names: { en: 'x', fr: 'x', ht: 'x' }, closed: true, cutoffMinute: null }
    const holiday = standing ?? { ...fresh, recurrence: 'once' as const }
    return client.calendars.saveHoliday({ ...holiday, calendarId: calendar.id, removed: standing !== undefined })
  }
  if (kind === 1) {
    const product = await client.products.find({ id: dice.one(city.company.products) ?? 0 })
    const standing = removed ? dice.one(product.units) : undefined
    const unit = standing ?? { n: 0, kind: 'pallet' as const, factor: 24 * (1 + dice.below(60)), barcode: null }
    return client.products.saveUnit({ ...unit, productId: product.id, removed: standing !== undefined })
  }
  const tax = dice.one(taxClasses)
  if (!tax) return undefined
  const standing = removed ? dice.one(tax.changes) : undefined
  const change = standing ?? { n: 0, validFrom: addDays('2027-06-01', dice.below(6)), rateBp: 100 * dice.below(20) }
  return client.settings.saveTaxChange({ ...change, taxClassId: tax.id, removed: standing !== undefined })
}

async function answer({ dice }: Run, { client }: Player): Promise<unknown> {
  const request = dice.one(await client.requests.list({}))
  if (!request) return undefined
  return dice.below(2) === 0
    ? client.requests.accept({ id: request.id, answer: '' })
    : client.requests.refuse({ id: request.id, answer: 'non' })
}

async function decide({ dice }: Run, { client }: Player): Promise<unknown> {
  const item = dice.one((await client.attention.list()).filter(({ kind }) => kind === 'refused' || kind === 'conflict'))
  if (item?.kind === 'conflict')
    return client.attention.resolve({ id: item.id, keep: dice.below(2) === 0 ? 'standing' : 'other' })
  if (item?.kind !== 'refused') return undefined
  if (dice.below(5) === 0) return client.attention.escalate({ number: item.number })
  return dice.below(2) === 0
    ? client.attention.resend({ number: item.number })
    : client.attention.discard({ number: item.number })
}

/** Head office takes a right away, or gives it back: what was done meanwhile under it is refused. */
async function role({ city, dice }: Run, { client }: Player): Promise<unknown> {
  const clerk = (await client.people.list()).find(({ id }) => id === city.clerk.cap)
  if (!clerk) return undefined
  const next = dice.one(['supervisor', 'supervisor', 'order-desk', 'dispatcher'] as const) ?? 'supervisor'
  return client.people.save({ ...clerk, role: next, password: null })
}

async function brokenSync({ dice }: Run, { desk }: Player): Promise<unknown> {
  desk.link.set(dice.below(2) === 0 ? { cutAfterUp: 200 + dice.below(1500) } : { cutAfterDown: 50 + dice.below(1500) })
  await desk.sync.now()
  desk.link.set({ cutAfterUp: null, cutAfterDown: null })
  return undefined
}
