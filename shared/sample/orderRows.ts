import type { Written } from '../import/rows.ts'
import { fiscalYear } from '../kernel/day.ts'
import { documentNumber } from '../kernel/documentNumber.ts'
import type { LineForm } from '../orders/contract.ts'
import { type PricedOrder, quoted } from '../orders/quoting.ts'
import type { Catalogue } from './catalogue.ts'
import type { MadeCompany } from './company.ts'
import type { LaneCount } from './laneCount.ts'
import { orderEvents } from './orderEvents.ts'
import type { OrderPlan } from './orderPlan.ts'
import type { World } from './world.ts'

/** Gives the plans their ids and numbers in the order in which they were entered, and writes them with lines and history. */
export function writeOrders(
  world: World,
  company: MadeCompany,
  catalogue: Catalogue,
  plans: readonly OrderPlan[],
): LaneCount[] {
  const counts = new Map<string, LaneCount>()
  for (const plan of plans.toSorted((a, b) => a.at - b.at)) {
    const id = world.nextId()
    const number = plan.status === 'draft' ? null : numberOf(world, counts, plan)
    const quote = priced(world, company, catalogue, plan)
    world.group('orders.confirm', [
      orderRow(world, company, plan, { id, number, quote }),
      ...lineRows(quote, id),
      ...orderEvents(world, plan, id, quote.lines.length),
    ])
  }
  return [...counts.values()]
}

function numberOf({ profile }: World, counts: Map<string, LaneCount>, { customer, orderedDay }: OrderPlan): string {
  const { code: depot, lane } = customer.depot
  const year = fiscalYear(orderedDay, profile.company.fiscalStartMonth)
  const key = `${depot}${lane}${year}`
  const count: LaneCount = { type: 'ORD', depot, lane, fiscalYear: year, last: (counts.get(key)?.last ?? 0) + 1 }
  counts.set(key, count)
  return documentNumber({ ...count, count: count.last })
}

/** The same prices, tax and free goods as a person would have got for that delivery day; what a promotion offers is taken. */
function priced(world: World, company: MadeCompany, catalogue: Catalogue, plan: OrderPlan): PricedOrder {
  const { segment, zone } = plan.customer
  const { baseCurrency, secondCurrency } = world.profile.company
  const currency = segment.terms?.currency ?? baseCurrency
  const agreed = segment.terms?.list ?? null
  const rateE6 = company.rateOn(plan.orderedDay)
  const facts = {
    buyer: {
      day: plan.requestedDay,
      currency,
      customerClass: segment.customerClass,
      zone,
      agreedListId: agreed === null ? null : catalogue.listOf(agreed, world.today).priceListId,
    },
    products: catalogue.quoted,
    lists: catalogue.lists,
    prices: catalogue.prices,
    promotions: catalogue.promotions,
    baseCurrency,
    rateE6,
    rateCurrency: rateE6 === null ? null : secondCurrency,
  }
  const lines = plan.lines.map(([productId, quantity]): LineForm => ({ ...plain, productId, quantity }))
  const { offers } = quoted(lines, facts, 0)
  const free = offers.map(
    ({ productId, quantity, promotionId }): LineForm => ({ ...plain, productId, quantity, promotionId }),
  )
  const quote = quoted([...lines, ...free], facts, 0)
  const problem = quote.lines.find(line => line.problem !== null)
  if (problem) throw new Error(`the sample has no price: ${plan.customer.name}, ${problem.problem}`)
  return quote
}

const plain = { n: 0, discountBp: 0, typedPrice: null, freeReasonId: null, promotionId: null } as const

interface Made {
  readonly id: number
  readonly number: string | null
  readonly quote: PricedOrder
}

function orderRow(world: World, company: MadeCompany, plan: OrderPlan, { id, number, quote }: Made): Written {
  const { hold, cancel } = plan
  const stillHeld = hold !== null && plan.status === 'on-hold'
  const heldFrom = plan.confirmedAt !== null ? 'confirmed' : plan.checkedAt !== null ? 'checked' : 'received'
  return {
    table: 'sales_order',
    row: {
      id,
      depot_id: plan.customer.depot.id,
      customer_id: plan.customer.id,
      number,
      status: plan.status,
      held_from: stillHeld ? heldFrom : null,
      hold_kind: stillHeld ? hold.kind : null,
      reason_id: stillHeld
        ? company.reason('hold', hold.reason)
        : cancel
          ? company.reason('cancel', cancel.reason)
          : null,
      reason_note: stillHeld ? hold.note : (cancel?.note ?? ''),
      channel: plan.channel,
      customer_reference: plan.reference,
      requested_day: plan.requestedDay,
      currency: plan.customer.segment.terms?.currency ?? world.profile.company.baseCurrency,
      rate_e6: quote.rateE6,
      rate_currency: quote.rateCurrency,
      price_list_id: quote.priceListId,
      tax_included: quote.taxIncluded ? 1 : 0,
      net_minor: quote.netMinor,
      tax_minor: quote.taxMinor,
      total_minor: quote.totalMinor,
      note: plan.note,
      ordered_day: plan.orderedDay,
      received_at: plan.status === 'draft' ? null : plan.at,
      checked_at: plan.checkedAt,
      confirmed_at: plan.confirmedAt,
      status_since: sinceOf(plan),
      entered_by: plan.enteredBy,
      shipped_day: plan.shippedDay,
      origin_status: null,
      carrier: null,
      freight_minor: null,
      ship_country: null,
    },
  }
}

/** Since when it stands where it stands: released orders begin anew. */
function sinceOf(plan: OrderPlan): number {
  const reached = plan.confirmedAt ?? plan.checkedAt ?? plan.at
  switch (plan.status) {
    case 'cancelled':
      return plan.cancel?.at ?? reached
    case 'closed':
      return plan.closedAt ?? reached
    case 'on-hold':
      return plan.hold?.at ?? reached
    case 'draft':
    case 'received':
    case 'checked':
    case 'confirmed':
      return plan.hold?.releasedAt ?? reached
  }
}

const lineRows = (quote: PricedOrder, id: number): Written[] =>
  quote.lines.map(line => ({
    table: 'order_line',
    row: {
      id,
      n: line.n,
      product_id: line.productId,
      quantity: line.quantity,
      case_units: line.caseUnits,
      price_units: line.priceUnits,
      price_minor: line.priceMinor,
      price_source: line.priceSource,
      discount_bp: line.discountBp,
      tax_rate_bp: line.taxRateBp,
      amount_minor: line.amountMinor,
      free_reason_id: line.freeReasonId,
      promotion_id: line.promotionId,
    },
  }))
