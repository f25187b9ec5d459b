import { ORPCError } from '@orpc/server'
import type { Client } from '../../shared/contract.ts'
import { addDays, dayAt } from '../../shared/kernel/day.ts'
import type { OrderForm } from '../../shared/orders/contract.ts'
import { screenAt } from '../support/screenAt.ts'
import { line } from '../support/shop.ts'
import { attachingActs } from './attaching.ts'
import { importCustomers, takeImportBack } from './importing.ts'
import type { ActKind, StepKind } from './plan.ts'
import type { Player, Scene } from './scene.ts'

type Act = (scene: Scene, client: Client, player: Player) => Promise<unknown>

/** Does one thing that a person might do at this computer; answers the refusal where the program refuses in words. */
export async function act(scene: Scene, player: Player, kind: ActKind): Promise<string> {
  try {
    await acts[kind](scene, await screenAt(player.desk, player.person), player)
    return ''
  } catch (error) {
    if (player.desk.killedAt() !== null) return 'killed'
    if (error instanceof ORPCError && error.defined) return `${error.code} ${JSON.stringify(error.data)}`
    throw error
  }
}

export const isAct = (kind: StepKind): kind is ActKind => kind in acts

const acts: Record<ActKind, Act> = {
  ...attachingActs,
  draft: (scene, client) => client.orders.save(newOrder(scene)),
  take: (scene, client) => client.orders.saveAndConfirm(newOrder(scene)),
  receive: withOrder((_, client, id) => client.orders.receive({ id })),
  check: withOrder((_, client, id) => client.orders.check({ id })),
  confirm: withOrder((_, client, id) => client.orders.confirm({ id })),
  hold: withOrder(({ world }, client, id) => client.orders.hold({ id, kind: 'stock', reasonId: world.reasons.hold })),
  release: withOrder((_, client, id) => client.orders.release({ id })),
  cancel: withOrder(({ world }, client, id) => client.orders.cancel({ id, reasonId: world.reasons.cancel })),
  'edit order': withOrder(editOrder),
  'edit customer': editCustomer,
  'new customer': async ({ world, dice }, client) => {
    const present = await client.customers.find({ id: world.customers[0] ?? 0 })
    return client.customers.save({ ...present, id: null, version: 0, code: `N${dice.below(12)}`, contacts: [] })
  },
  'ask for a change': async ({ world, dice }, client) => {
    const found = await client.products.find({ id: dice.one(world.company.products) ?? 0 })
    const { version: _, proposed: __, ...product } = found
    return client.products.save({ ...product, category: `c${dice.below(5)}` })
  },
  'answer a request': async ({ dice }, client) => {
    const request = dice.one(await client.requests.list({}))
    if (!request) return undefined
    const answer = { id: request.id, answer: 'non' }
    return dice.below(2) === 0 ? client.requests.accept(answer) : client.requests.refuse(answer)
  },
  import: importCustomers,
  'take an import back': takeImportBack,
  undo: (_, client) => client.undo.last({}),
  decide,
  'change a role': async ({ world, dice }, client) => {
    const clerk = (await client.people.list()).find(({ id }) => id === world.clerk)
    if (!clerk) return undefined
    const role = dice.one(['supervisor', 'supervisor', 'order-desk', 'dispatcher'] as const) ?? 'supervisor'
    return client.people.save({ ...clerk, role, password: null })
  },
}

/** Closes every card, and sends what is refused once more or gives it up; answers how many that were. */
export async function decideAll({ desk, person }: Player, refused: 'resend' | 'discard'): Promise<number> {
  const client = await screenAt(desk, person)
  let decided = 0
  for (const item of await client.attention.list()) {
    if (item.kind === 'conflict') await client.attention.resolve({ id: item.id, keep: 'standing' })
    else if (item.kind === 'refused') await client.attention[refused]({ number: item.number }).catch(unlessRefused)
    else continue
    decided += 1
  }
  return decided
}

const unlessRefused = (error: unknown): void => {
  if (!(error instanceof ORPCError && error.code === 'REFUSED')) throw error
}

const newOrder = ({ world, dice }: Scene): OrderForm => ({
  id: null,
  version: 0,
  customerId: dice.one(world.customers) ?? 0,
  channel: 'phone',
  customerReference: '',
  requestedDay: addDays(dayAt(world.time.now(), 'America/Port-au-Prince'), 1 + dice.below(5)),
  currency: 'HTG',
  note: '',
  lines: world.company.products.slice(0, 1 + dice.below(3)).map(product => line(product, 1 + dice.below(300))),
})

function withOrder(step: (scene: Scene, client: Client, id: number) => Promise<unknown>): Act {
  return async (scene, client, { desk }) => {
    const newest = desk.store.reader.selectFrom('sales_order').select('id').orderBy('id', 'desc').limit(6)
    const row = scene.dice.one(await newest.execute())
    return row ? step(scene, client, row.id) : undefined
  }
}

async function editOrder({ world, dice, fresh }: Scene, client: Client, id: number): Promise<unknown> {
  const { order } = await client.orders.find({ id })
  const kept = order.lines.filter(() => dice.below(4) > 0)
  const lines = kept.map(({ n, productId, quantity }) =>
    line(productId, dice.below(2) === 0 ? quantity : 1 + dice.below(300), { n }),
  )
  const added = dice.below(3) === 0 ? [line(dice.one(world.company.products) ?? 0, 1 + dice.below(99))] : []
  return client.orders.save({
    id,
    version: order.version,
    customerId: order.customerId,
    channel: order.channel,
    customerReference: dice.below(3) === 0 ? fresh() : order.customerReference,
    requestedDay: order.requestedDay,
    currency: order.currency,
    note: dice.below(3) === 0 ? fresh() : order.note,
    lines: [...lines, ...added],
  })
}

async function editCustomer({ world, dice, fresh }: Scene, client: Client, { desk }: Player): Promise<unknown> {
  const all = await desk.store.reader.selectFrom('customer').select('id').orderBy('id').execute()
  // Mostly one of the two whom everybody knows, so that people write over one another.
  const id = dice.below(3) > 0 ? dice.one(world.customers) : dice.one(all)?.id
  if (id === undefined) return undefined
  const present = await client.customers.find({ id })
  const contacts = present.contacts.filter(() => dice.below(3) > 0)
  const contact = { n: 0, name: `Rose ${dice.below(1000)}`, role: '', phone: '', email: '', isPrimary: false }
  return client.customers.save({
    ...present,
    deliveryDays: dice.below(2) === 0 ? dice.below(128) : present.deliveryDays,
    city: dice.below(2) === 0 ? fresh() : present.city,
    contacts: [
      ...contacts.map(each => (dice.below(2) === 0 ? { ...each, phone: `3700 ${1000 + dice.below(9000)}` } : each)),
      ...(dice.below(2) === 0 ? [contact] : []),
    ],
  })
}

async function decide({ dice }: Scene, client: Client): Promise<unknown> {
  const item = dice.one((await client.attention.list()).filter(({ kind }) => kind === 'refused' || kind === 'conflict'))
  if (item?.kind === 'conflict')
    return client.attention.resolve({ id: item.id, keep: dice.below(2) === 0 ? 'standing' : 'other' })
  if (item?.kind !== 'refused') return undefined
  const { number } = item
  if (dice.below(5) === 0) return client.attention.escalate({ number })
  return dice.below(2) === 0 ? client.attention.resend({ number }) : client.attention.discard({ number })
}
