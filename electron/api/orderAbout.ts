import { companyMoney } from '../../db/company.ts'
import { findDepot } from '../../db/depots.ts'
import { countOpenOrders, lastOrders, ordersSince } from '../../db/orderHistory.ts'
import { listProductsById } from '../../db/products.ts'
import { reasonText } from '../../db/reasons.ts'
import type { Customer } from '../../shared/customers/contract.ts'
import { addDays } from '../../shared/kernel/day.ts'
import { nextDeliveryDay } from '../../shared/orders/cutoff.ts'
import { basketOf, looksEnteredTwice, sameProducts } from '../../shared/orders/likeness.ts'
import { usualBasket } from '../../shared/orders/usualBasket.ts'
import type { Asking } from './asking.ts'
import { buyer, todayAt } from './orderSaving.ts'
import { readerLanguage } from './readerLanguage.ts'

const looksBackOrders = 10
const looksBackDays = 3

/** What entry shows once the customer is chosen: last order, usual basket, hold, money, delivery day. */
export async function about(context: Asking, customerId: number) {
  const { reader } = context.store
  const customer = await buyer(context, reader, customerId)
  const past = await lastOrders(reader, customerId, looksBackOrders)
  const [last] = past
  const depot = await findDepot(reader, customer.depotId)
  return {
    lastOrder: last ? { id: last.id, number: last.number, orderedDay: last.orderedDay, lines: [...last.lines] } : null,
    usual: await usualProducts(
      context,
      past.map(order => basketOf(order.lines)),
    ),
    hold: await holdOf(context, customer),
    currency: customer.terms?.currency ?? (await companyMoney(reader)).baseCurrency,
    nextDeliveryDay: depot
      ? nextDeliveryDay(context.now(), depot, customer.deliveryDays)
      : await todayAt(context, reader, customer.depotId),
    openOrders: await countOpenOrders(reader, customerId),
    depotId: customer.depotId,
    deliveryDays: customer.deliveryDays,
  }
}

/** The customer's orders of the last days that look like this one entered before. */
export async function duplicates(
  context: Asking,
  asked: { customerId: number; exceptId: number | null; lines: { productId: number; quantity: number }[] },
) {
  const { reader } = context.store
  const customer = await buyer(context, reader, asked.customerId)
  const since = addDays(await todayAt(context, reader, customer.depotId), -looksBackDays)
  const basket = basketOf(asked.lines)
  const recent = await ordersSince(reader, asked.customerId, since, asked.exceptId)
  return recent
    .filter(order => looksEnteredTwice(basket, basketOf(order.lines)))
    .map(({ lines, ...order }) => ({ ...order, same: sameProducts(basket, basketOf(lines)) }))
}

async function usualProducts(context: Asking, baskets: readonly ReadonlyMap<number, number>[]) {
  const usual = usualBasket(baskets)
  const products = await listProductsById(
    context.store.reader,
    usual.map(one => one.productId),
  )
  return usual.flatMap(one => {
    const product = products.find(known => known.id === one.productId && known.active)
    return product ? [{ ...one, sku: product.sku, caseUnits: product.caseUnits }] : []
  })
}

async function holdOf(context: Asking, customer: Customer): Promise<{ reason: string } | null> {
  if (!customer.terms?.hold) return null
  return {
    reason: await reasonText(context.store.reader, customer.terms.holdReasonId, await readerLanguage(context)),
  }
}
