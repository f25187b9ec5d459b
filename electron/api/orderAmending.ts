import { insertAmendment, lastAmendment } from '../../db/amendments.ts'
import { lastChildEver } from '../../db/childNumber.ts'
import { findTerms } from '../../db/customerTerms.ts'
import { updateOrder } from '../../db/orders.ts'
import type { Reader, Writer } from '../../db/schema.ts'
import type { Issue } from '../../shared/errors.ts'
import { withAgreedPrices } from '../../shared/orders/agreedPrices.ts'
import {
  type AmendmentChanges,
  belowGone,
  changesBetween,
  changesNothing,
  nothingGone,
} from '../../shared/orders/amending.ts'
import type { AmendmentForm, LineForm, OrderForm } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import type { PricedOrder } from '../../shared/orders/quoting.ts'
import type { Asking } from './asking.ts'
import { orderEvent } from './orderEvent.ts'
import { lineIssues, priced, quoteFacts } from './orderFacts.ts'
import { amounts, asLine, buyer, dayIssues, reasonIssues, renumbered, todayAt } from './orderSaving.ts'
import { blockOf, seenOrder } from './orderSteps.ts'
import { invalid, refuseAny, refused, stale } from './refusals.ts'

type Asked = Pick<OrderForm, 'version' | 'requestedDay' | 'lines'> & { id: number }

/** What the amended order would cost, beside the order as it was confirmed. */
export async function amendmentQuote(
  context: Asking,
  reader: Reader,
  asked: Asked,
): Promise<{ before: Order; lines: LineForm[]; quote: PricedOrder }> {
  const before = await seenOrder(context, reader, asked.id)
  const customer = await buyer(context, reader, before.customerId)
  const lines = renumbered(asked.lines, before)
  const { currency, orderedDay: day } = before
  const facts = await quoteFacts(reader, { customer, currency, day, requestedDay: asked.requestedDay, lines })
  const { rateE6, rateCurrency } = before
  const quote = priced(lines, { ...facts, rateE6, rateCurrency }, await lastChildEver(reader, 'order_line', before.id))
  return { before, lines, quote: agreed({ before, day: asked.requestedDay, lines }, quote) }
}

/** Amends a confirmed order: the next number, what was different, and the order as it is now, in one transaction. */
export async function amend(context: Asking, tx: Writer, form: AmendmentForm): Promise<Order> {
  const { before, lines, quote } = await amendmentQuote(context, tx, form)
  const block = await blockOf(tx, before, 'amend')
  if (block) throw refused(block)
  if (before.version !== form.version) throw stale(before.id, before.version)
  if (lines.length === 0) throw refused('no-lines')
  const today = await todayAt(context, tx, before.depotId)
  refuseAny([...dayIssues(form, before, today), ...lineIssues(quote), ...(await reasonIssues(tx, lines))])

  const order = {
    ...before,
    ...amounts(quote),
    requestedDay: form.requestedDay,
    customerReference: form.customerReference.trim(),
    note: form.note.trim(),
    lines: quote.lines.map(asLine),
  }
  const changes = changesBetween(before, order)
  if (changesNothing(changes)) throw refused('nothing-amended')
  refuseAny([...goneIssues(changes, order), ...causeIssues(form)])
  if (order.totalMinor > before.totalMinor && (await findTerms(tx, before.customerId))?.hold)
    throw refused('customer-on-hold')

  const note = form.amendmentNote.trim()
  const n = (await lastAmendment(tx, before.id)) + 1
  const { askedBy, cause } = form
  await insertAmendment(tx, before.id, {
    n,
    at: context.now(),
    personId: context.person.id,
    askedBy,
    cause,
    note,
    changes,
  })
  await updateOrder(tx, before, order)
  await orderEvent(context, tx, order, 'orders.amend', { amendment: n, note })
  return order
}

function agreed(asked: Parameters<typeof withAgreedPrices>[0], quote: PricedOrder): PricedOrder {
  try {
    return withAgreedPrices(asked, quote)
  } catch (error) {
    if (error instanceof RangeError) throw invalid({ field: 'total', problem: 'too-large' })
    throw error
  }
}

/** A line that is taken out has no row of its own in the form: it is named without one. */
function goneIssues(changes: AmendmentChanges, order: Order): Issue[] {
  return belowGone(changes, nothingGone).map((n): Issue => {
    const at = order.lines.findIndex(line => line.n === n)
    return { field: 'quantity', problem: 'already-gone', ...(at < 0 ? {} : { row: at + 1 }) }
  })
}

const causeIssues = ({ cause, amendmentNote }: AmendmentForm): Issue[] =>
  cause === 'other' && amendmentNote.trim() === '' ? [{ field: 'note', problem: 'required' }] : []
