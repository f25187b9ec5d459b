import { lastChildEver } from '../../db/childNumber.ts'
import { findCustomer } from '../../db/customers.ts'
import { findDepot } from '../../db/depots.ts'
import { nextId } from '../../db/nextId.ts'
import { insertOrder, updateOrder } from '../../db/orders.ts'
import { activeReasons } from '../../db/reasons.ts'
import type { Reader, Writer } from '../../db/schema.ts'
import type { Customer } from '../../shared/customers/contract.ts'
import type { Issue } from '../../shared/errors.ts'
import { type Day, dayAt } from '../../shared/kernel/day.ts'
import { fingerprint } from '../../shared/kernel/fingerprint.ts'
import type { LineForm, OrderForm } from '../../shared/orders/contract.ts'
import type { Order, OrderLine } from '../../shared/orders/order.ts'
import type { PricedOrder } from '../../shared/orders/quoting.ts'
import { edited } from '../../shared/orders/step.ts'
import type { Asking } from './asking.ts'
import { orderEvent } from './orderEvent.ts'
import { lineIssues, priced, quoteFacts } from './orderFacts.ts'
import { blockOf, seenOrder } from './orderSteps.ts'
import { invalid, refuseAny, refused, stale } from './refusals.ts'
import { sees } from './scope.ts'

/** What a form makes of an order: a new one, or the one that stands, changed. Nothing is written yet. */
export interface Entered {
  readonly before: Order | null
  readonly order: Order
}

/**
 * An entered order, not written yet. Prices, tax and free goods are worked out again here, as of the day it is wished for; the rate of an order
 * that was received stays as it was frozen. A draft moves to today each time it is saved. What was checked goes back to received.
 */
export async function entered(context: Asking, tx: Writer, form: OrderForm): Promise<Entered> {
  const before = form.id === null ? null : await editable(context, tx, form.id, form.version)
  const customer = await buyer(context, tx, form.customerId)
  if (before?.number && before.depotId !== customer.depotId) throw invalid({ field: 'customer', problem: 'unknown' })
  const today = await todayAt(context, tx, customer.depotId)
  const day = before && before.status !== 'draft' ? before.orderedDay : today

  const lines = renumbered(form.lines, before)
  const { currency, requestedDay } = form
  const facts = await quoteFacts(tx, { customer, currency, day, requestedDay, lines })
  const quote = priced(lines, facts, before ? await lastChildEver(tx, 'order_line', before.id) : 0)
  refuseAny([...dayIssues(form, before, today), ...lineIssues(quote), ...(await reasonIssues(tx, lines))])
  if (before && before.status !== 'draft' && lines.length === 0) throw refused('no-lines')

  const values = { ...fromForm(form, customer, day), ...amounts(quote), lines: quote.lines.map(asLine) }
  if (before === null) return { before, order: { ...blank(context), ...values, id: await nextId(tx) } }
  const next = { ...before, ...values, ...frozenRate(before, form, quote) }
  return { before, order: fingerprint(next) === fingerprint(before) ? before : edited(next, context.now()) }
}

/** Writes an entered order with its event; nothing where it is as before. */
export async function writeEntered(context: Asking, tx: Writer, { before, order }: Entered): Promise<Order> {
  if (before === null) {
    await insertOrder(tx, order)
    await orderEvent(context, tx, order, 'orders.create')
  } else if (order !== before) {
    await updateOrder(tx, before, order)
    await orderEvent(context, tx, order, 'orders.save')
  }
  return order
}

/** The customer of an order, where this person sees it. */
export async function buyer(context: Asking, reader: Reader, id: number): Promise<Customer> {
  const customer = await findCustomer(reader, id)
  if (!customer || !sees(context.person, customer.depotId)) throw invalid({ field: 'customer', problem: 'unknown' })
  return customer
}

/** Today on the wall of the depot. */
export async function todayAt(context: Asking, reader: Reader, depotId: number): Promise<Day> {
  const depot = await findDepot(reader, depotId)
  return dayAt(context.now(), depot?.timeZone ?? context.timeZone)
}

async function editable(context: Asking, tx: Writer, id: number, version: number): Promise<Order> {
  const order = await seenOrder(context, tx, id)
  const block = await blockOf(tx, order, 'edit')
  if (block) throw refused(block)
  if (order.version !== version) throw stale(id, order.version)
  return order
}

/** A line number that the order does not have, or has twice, is a new line's. */
export function renumbered(lines: readonly LineForm[], before: Order | null): LineForm[] {
  const free = new Set(before?.lines.map(line => line.n))
  return lines.map(line => (free.delete(line.n) ? line : { ...line, n: 0 }))
}

/** A day that is past may stay, never be chosen. */
export function dayIssues(form: Pick<OrderForm, 'requestedDay'>, before: Order | null, today: Day): Issue[] {
  const asked = before === null || before.requestedDay !== form.requestedDay
  return asked && form.requestedDay < today ? [{ field: 'requestedDay', problem: 'day-in-the-past' }] : []
}

/** Free goods for a reason that nobody may choose any more. */
export async function reasonIssues(tx: Writer, lines: readonly LineForm[]): Promise<Issue[]> {
  if (lines.every(line => line.freeReasonId === null)) return []
  const known = await activeReasons(tx, 'free-goods')
  return lines.flatMap((line, index): Issue[] =>
    line.freeReasonId === null || known.has(line.freeReasonId)
      ? []
      : [{ field: 'freeReason', problem: 'unknown', row: index + 1 }],
  )
}

const blank = (context: Asking) => ({
  version: 0,
  number: null,
  status: 'draft' as const,
  heldFrom: null,
  holdKind: null,
  reasonId: null,
  reasonNote: '',
  receivedAt: null,
  checkedAt: null,
  confirmedAt: null,
  statusSince: context.now(),
  enteredBy: context.person.id,
})

const fromForm = (form: OrderForm, customer: Customer, day: Day) => ({
  depotId: customer.depotId,
  customerId: customer.id,
  channel: form.channel,
  customerReference: form.customerReference.trim(),
  requestedDay: form.requestedDay,
  orderedDay: day,
  currency: form.currency,
  note: form.note.trim(),
})

/** What an order comes to, as it is kept. */
export const amounts = (quote: PricedOrder) => ({
  rateE6: quote.rateE6,
  rateCurrency: quote.rateCurrency,
  priceListId: quote.priceListId,
  taxIncluded: quote.taxIncluded,
  netMinor: quote.netMinor,
  taxMinor: quote.taxMinor,
  totalMinor: quote.totalMinor,
})

const frozenRate = (before: Order, form: OrderForm, quote: PricedOrder) =>
  before.status !== 'draft' && before.rateE6 !== null && before.currency === form.currency
    ? { rateE6: before.rateE6, rateCurrency: before.rateCurrency }
    : { rateE6: quote.rateE6, rateCurrency: quote.rateCurrency }

/** A quoted line as it is kept. */
export const asLine = ({
  listName: _name,
  listFrom: _from,
  changed: _changed,
  problem: _problem,
  ...line
}: PricedOrder['lines'][number]): OrderLine => line
