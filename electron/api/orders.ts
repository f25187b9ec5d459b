import { listStageLimits } from '../../db/company.ts'
import { countByStatus } from '../../db/orderCounts.ts'
import { pageOfOrders } from '../../db/orderPage.ts'
import { orderRows } from '../../db/orderRows.ts'
import { findOrder, updateOrder } from '../../db/orders.ts'
import { activeReasons } from '../../db/reasons.ts'
import type { Writer } from '../../db/schema.ts'
import { may, type Right } from '../../shared/auth/right.ts'
import type { OrderForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import { compared } from '../../shared/orders/priceChange.ts'
import { type blockedBy, isFixedOrder, rightFor } from '../../shared/orders/rules.ts'
import { orderStatuses } from '../../shared/orders/status.ts'
import { cancelled, held, released } from '../../shared/orders/step.ts'
import type { ReasonKind } from '../../shared/settings/reasonKind.ts'
import { isAlone } from '../sync/identity.ts'
import { act } from './act.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { rememberNumber } from './documentNumber.ts'
import { withRight } from './guards.ts'
import { about, duplicates } from './orderAbout.ts'
import { amend, amendmentQuote } from './orderAmending.ts'
import { savedOnce } from './orderAttempt.ts'
import { orderEvent } from './orderEvent.ts'
import { deposit, priced, quoteFacts } from './orderFacts.ts'
import { writeFar } from './orderFar.ts'
import { figuresOf } from './orderFigures.ts'
import { settledFor } from './orderFilter.ts'
import { orderRecord } from './orderRecord.ts'
import { buyer, entered, todayAt, writeEntered } from './orderSaving.ts'
import { blockOf, type Step, seenOrder, stepForward } from './orderSteps.ts'
import { invalid, refused } from './refusals.ts'
import { ownDepot } from './scope.ts'
import { shortages } from './shortages.ts'

export const orders = {
  list: api.orders.list.use(withRight('orders.view')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const limits = await listStageLimits(reader)
    const depotId = ownDepot(context.person) ?? input.filter.depotId
    const filter = await settledFor(context, { ...input.filter, depotId })
    const question = { ...input, filter, limits, now: context.now() }
    const { ids, total } = await pageOfOrders(reader, question)
    const rows = await orderRows(reader, ids, limits)
    return { rows: isAlone(context.identity()) ? rows.map(row => ({ ...row, sync: 'there' as const })) : rows, total }
  }),

  board: api.orders.board.use(withRight('orders.view')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const limits = await listStageLimits(reader)
    const depotId = ownDepot(context.person) ?? input.depotId
    const counts = await countByStatus(reader, { depotId, limits, now: context.now() })
    return orderStatuses.map(status => ({
      status,
      count: counts.get(status)?.count ?? 0,
      late: counts.get(status)?.late ?? 0,
      oldestSince: counts.get(status)?.oldestSince ?? null,
      limitMinutes: limits[status],
    }))
  }),

  figures: api.orders.figures
    .use(withRight('orders.view'))
    .handler(({ context, input, signal }) => figuresOf(context, input.filter, signal)),

  find: api.orders.find
    .use(withRight('orders.view'))
    .handler(async ({ context, input }) =>
      orderRecord(context, await seenOrder(context, context.store.reader, input.id)),
    ),

  quote: api.orders.quote.use(withRight('orders.enter')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const customer = await buyer(context, reader, input.customerId)
    const day = await todayAt(context, reader, customer.depotId)
    const last = Math.max(0, ...input.lines.map(line => line.n))
    const asked = { ...input, customer, day }
    const { priceListId: _, ...quote } = priced(input.lines, await quoteFacts(reader, asked), last)
    const now = () => quoteFacts(reader, { ...asked, requestedDay: day })
    const lines =
      input.requestedDay > day ? compared(quote.lines, priced(input.lines, await now(), last).lines, day) : quote.lines
    const wanted = { depotId: customer.depotId, day: input.requestedDay, today: day, lines, own: [] }
    return { ...quote, lines, deposit: await deposit(reader, lines), shortages: await shortages(reader, wanted) }
  }),

  about: api.orders.about
    .use(withRight('orders.view'))
    .handler(({ context, input }) => about(context, input.customerId)),

  duplicates: api.orders.duplicates
    .use(withRight('orders.view'))
    .handler(({ context, input }) => duplicates(context, input)),

  save: api.orders.save.use(withRight('orders.enter')).handler(({ context, input }) =>
    context.write(async tx => {
      const save = async (form: OrderForm) => writeEntered(context, tx, await entered(context, tx, form))
      return asSaved(tx, await savedOnce(context, tx, input, save))
    }),
  ),

  /** Goes as far as the person's rights and the customer's terms let it, and answers with the order where it stands. */
  saveAndConfirm: api.orders.saveAndConfirm.use(withRight('orders.enter')).handler(async ({ context, input }) => {
    if (input.lines.length === 0) throw refused('no-lines')
    const order = await context.store.write(act(context, farthestRight(context)), async tx => {
      const save = async (form: OrderForm) => writeFar(context, tx, await entered(context, tx, form))
      return asSaved(tx, await savedOnce(context, tx, input, save))
    })
    rememberNumber(context, order.number)
    return order
  }),

  receive: api.orders.receive
    .use(withRight('orders.enter'))
    .handler(({ context, input }) => forward(context, input.id, 'receive')),
  check: api.orders.check
    .use(withRight('orders.check'))
    .handler(({ context, input }) => forward(context, input.id, 'check')),
  confirm: api.orders.confirm
    .use(withRight('orders.confirm'))
    .handler(({ context, input }) => forward(context, input.id, 'confirm')),

  quoteAmendment: api.orders.quoteAmendment.use(withRight('orders.confirm')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const { before, quote } = await amendmentQuote(context, reader, input)
    const { priceListId: _, ...shown } = quote
    const today = await todayAt(context, reader, before.depotId)
    const wanted = {
      depotId: before.depotId,
      day: input.requestedDay,
      today,
      lines: quote.lines,
      own: isFixedOrder(before) ? before.lines : [],
    }
    return { ...shown, deposit: await deposit(reader, quote.lines), shortages: await shortages(reader, wanted) }
  }),

  amend: api.orders.amend
    .use(withRight('orders.confirm'))
    .handler(({ context, input }) => context.write(async tx => asSaved(tx, await amend(context, tx, input)))),

  hold: api.orders.hold.use(withRight('orders.hold')).handler(({ context, input }) =>
    context.write(async tx => {
      const order = await unblocked(context, tx, input.id, 'hold')
      await knownReason(tx, input.reasonId, 'hold')

      const next = held(order, { ...input, note: input.note.trim() }, context.now())
      await updateOrder(tx, order, next)
      await orderEvent(context, tx, next, 'orders.hold', { holdKind: input.kind, note: next.reasonNote })
      return asSaved(tx, next)
    }),
  ),

  release: api.orders.release.use(withRight('orders.release')).handler(({ context, input }) =>
    context.write(async tx => {
      const order = await unblocked(context, tx, input.id, 'release')

      const next = released(order, context.now())
      await updateOrder(tx, order, next)
      await orderEvent(context, tx, next, 'orders.release', { note: input.note.trim() })
      return asSaved(tx, next)
    }),
  ),

  cancel: api.orders.cancel.use(withRight('orders.cancel')).handler(({ context, input }) =>
    context.write(async tx => {
      const order = await unblocked(context, tx, input.id, 'cancel')
      await knownReason(tx, input.reasonId, 'cancel')

      const next = cancelled(order, { reasonId: input.reasonId, note: input.note.trim() }, context.now())
      await updateOrder(tx, order, next)
      await orderEvent(context, tx, next, 'orders.cancel', { note: next.reasonNote })
      return asSaved(tx, next)
    }),
  ),
}

async function forward(context: Asking, id: number, step: Step): Promise<Order> {
  const order = await context.store.write(act(context, rightFor[step]), async tx => {
    const present = await unblocked(context, tx, id, step)
    return asSaved(tx, await stepForward(context, tx, present, step))
  })
  rememberNumber(context, order.number)
  return order
}

async function unblocked(
  context: Asking,
  tx: Writer,
  id: number,
  wanted: Parameters<typeof blockedBy>[0],
): Promise<Order> {
  const order = await seenOrder(context, tx, id)
  const block = await blockOf(tx, order, wanted)
  if (block) throw refused(block)
  return order
}

async function knownReason(tx: Writer, id: number, kind: ReasonKind): Promise<void> {
  const known = await activeReasons(tx, kind)
  if (!known.has(id)) throw invalid({ field: 'reason', problem: 'unknown' })
}

/** The strongest right that one transaction of this person needs for the steps it may take. */
const farthestRight = ({ person }: Asking): Right =>
  (['orders.confirm', 'orders.check'] as const).find(right => may(person.role, right)) ?? 'orders.enter'

/** As it stands in the database, with the version that the next form has to name. */
async function asSaved(tx: Writer, order: Order): Promise<Order> {
  const saved = await findOrder(tx, order.id)
  if (!saved) throw new Error('an order was saved and is not there')
  return saved
}
