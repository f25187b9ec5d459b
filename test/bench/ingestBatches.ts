import { createHash, sign } from 'node:crypto'
import type { HeadOffice } from '../../headoffice/start.ts'
import { Frame, protocolVersion, type Values } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import { frameBytes } from '../../shared/sync/wire/frame.ts'
import { requestBytes } from '../../shared/sync/wire/request.ts'
import { readResponseBytes } from '../../shared/sync/wire/response.ts'
import { codedPath, requestSigned, signatureLength } from '../../shared/sync/wire/signing.ts'
import { customerRow, depotRow, foundCompany, orderChanges, personRow, productRow } from '../support/company.ts'
import { enrolDesk, type TestDesk } from '../support/desk.ts'

export interface BenchDesk {
  readonly desk: TestDesk
  readonly depot: number
  readonly code: string
  readonly person: number
  readonly customers: readonly number[]
  readonly products: readonly number[]
}

/** A row as the peers insert it. */
export interface BenchRow {
  readonly scope: string
  readonly table: number
  readonly id: number
  readonly sub: number
  readonly columns: string
}

export interface Batch {
  readonly rows: readonly BenchRow[]
  readonly bytes: number
  send(): Promise<void>
  /** Throws unless head office accepted all of it; called when the time is taken. */
  check(): void
}

const ordersEach = 250
const customerCount = 200
const productCount = 60
const productsAtOnce = 100

/** A company with so many depots, a desk at each, customers and products to sell. */
export async function enrolDepots(office: HeadOffice, count: number, moreProducts = 0): Promise<BenchDesk[]> {
  const boss = await enrolDesk(office.url, { code: office.foundingCode ?? '' })
  const company = await foundCompany(boss)
  const products = Array.from({ length: productCount }, () => boss.id())
  boss.act(
    company.boss,
    'reference.edit',
    products.map((id, index) => boss.change('product', 'insert', id, productRow(`B${index}`, company.tax))),
  )
  for (let from = 0; from < moreProducts; from += productsAtOnce) {
    const each = Array.from({ length: productsAtOnce }, (_, place) => from + place)
    boss.act(
      company.boss,
      'reference.edit',
      each.map(place => boss.change('product', 'insert', boss.id(), manyNamed(place, company.tax))),
    )
    if (from % (10 * productsAtOnce) === 0) await boss.sync({ mostBytes: 1 })
  }
  const depots = Array.from({ length: count }, (_, index) => ({ id: boss.id(), person: boss.id(), code: `D${index}` }))
  for (const depot of depots) {
    boss.act(company.boss, 'reference.edit', [boss.change('depot', 'insert', depot.id, depotRow(depot.code))])
    boss.act(company.boss, 'people.edit', [
      boss.change('person', 'insert', depot.person, personRow(depot.code, 'manager', depot.id)),
    ])
  }
  await boss.sync()
  const desks: BenchDesk[] = []
  for (const { id: depot, person, code } of depots) {
    const desk = await enrolDesk(office.url, { code: await office.makeCode({ depotId: depot, headOffice: false }) })
    const customers = Array.from({ length: customerCount }, () => desk.id())
    for (const [index, id] of customers.entries()) {
      desk.act(person, 'customers.edit', [desk.change('customer', 'insert', id, customerRow(depot, `C${index}`))])
    }
    await desk.sync()
    await desk.sync()
    desks.push({ desk, depot, code, person, customers, products })
  }
  // The last to join is news for those before: from here on nothing but their own orders comes to them.
  for (const { desk } of desks) await desk.sync()
  return desks
}

/** Requests ready to be sent, sealed and compressed beforehand: what a desk does is not head office's time. */
export function batchesFor(url: string, of: BenchDesk, count: number): Batch[] {
  const { desk, depot } = of
  const { device, epoch } = desk.identity
  const scope = `depot:${depot}`
  const cursors = { ...desk.cursors }
  const before = cursors[scope] ?? 0
  let last: string | null = null
  return Array.from({ length: count }, (_, index) => {
    const rows: BenchRow[] = []
    for (let order = 0; order < ordersEach; order += 1) rows.push(...queueOrder(of, index * ordersEach + order))
    const { number, previous, transactions } = Frame.parse(JSON.parse(desk.seal()))
    const frame = frameBytes({ device, number, previous: last ?? previous, transactions })
    last = createHash('sha256').update(frame).digest('hex')
    const asked = { device, epoch, cursors: { ...cursors, [scope]: before + index * ordersEach } }
    const told = { waiting: ordersEach, needsAttention: 0, mostBytes: 1_000_000, application: 'bench' }
    desk.counter += 1
    const sender = { device, incarnation: 1, counter: desk.counter }
    const bytes = requestBytes(protocolVersion, sender, { ...asked, ...told, frames: [frame], decisions: [] })
    const body = Buffer.concat([bytes, sign(null, requestSigned(bytes), desk.keys.privateKey)])
    let answered: Uint8Array | null = null
    return {
      rows,
      bytes: body.length,
      send: async () => {
        const answer = await fetch(url + codedPath, { method: 'POST', body: Uint8Array.from(body) })
        if (answer.status !== 200) throw new Error(`refused with ${answer.status}`)
        answered = new Uint8Array(await answer.arrayBuffer())
      },
      check: () => {
        const { verdicts } = readResponseBytes(asked, answered?.subarray(0, -signatureLength) ?? new Uint8Array(0))
        const accepted = verdicts.filter(({ verdict }) => verdict === 'accepted').length
        if (accepted !== ordersEach) throw new Error(`only ${accepted} of ${ordersEach} accepted`)
      },
    }
  })
}

/** A product of a big company, with names as they are. */
const manyNamed = (place: number, tax: number): Values => ({
  ...productRow(`SKU-${place}`, tax),
  name_en: `Drink ${place % 900} ${['glass', 'plastic', 'can'][place % 3]} ${(place * 37) % 1500} ml`,
  name_fr: `Boisson ${place % 900}`,
  name_ht: `Bwason ${place % 900}`,
})

/** Queues an order of five lines with its event; answers its rows. */
export function queueOrder(of: BenchDesk, number: number): BenchRow[] {
  const { desk, depot, person, customers, products } = of
  const id = desk.id()
  const lines = Array.from({ length: 5 }, (_, n) => ({
    product: products[(number * 7 + n * 11) % products.length] ?? 0,
    quantity: 24 * ((number % 9) + n + 1),
    price: 115_000 + ((number * 13 + n) % 500) * 50,
  }))
  const changes = orderChanges(desk, id, {
    depot,
    customer: customers[(number * 17) % customers.length] ?? 0,
    person,
    lines,
    number: `ORD-${of.code}${desk.identity.lane}-27-${String(number + 1).padStart(6, '0')}`,
  })
  changes.push(desk.change('record_event', 'insert', desk.id(), eventRow(of, id)))
  desk.act(person, 'orders.enter', changes, { why: 'orders.receive' })
  return changes.map(({ table, id: row, sub, values }) => ({
    scope: `depot:${depot}`,
    table,
    id: row,
    sub,
    columns: JSON.stringify(values),
  }))
}

const eventRow = ({ desk, depot, person }: BenchDesk, order: number): Values => ({
  depot_id: depot,
  table_number: registry.sales_order.number,
  row_id: order,
  kind: 'received',
  at: 1_763_380_800_000,
  person_id: person,
  device_number: desk.identity.device,
  detail: '{}',
})
