import { ordersOfCustomer } from '../../db/customerOrders.ts'
import { findPriceList } from '../../db/priceLists.ts'
import { listProductsById } from '../../db/products.ts'
import type { Customer } from '../../shared/customers/contract.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import { orderTitle } from '../../shared/orders/title.ts'
import type { CustomerPaper } from '../print/customerPaper.ts'
import type { Asking } from './asking.ts'
import { about } from './orderAbout.ts'

const ordersShown = 10

/** The sheet of a customer: who it is, what was agreed, the last orders and what it usually takes. */
export async function customerOnPaper(
  context: Asking,
  customer: Customer,
  { language, timeZone }: { language: Language; timeZone: string },
): Promise<CustomerPaper> {
  const { reader } = context.store
  const { terms } = customer
  const list = terms?.priceListId ? await findPriceList(reader, terms.priceListId) : null
  return {
    ...customer,
    terms: terms && { ...terms, priceList: list?.name ?? '' },
    orders: await lastOrders(context, customer.id),
    usual: await usualBasket(context, customer.id, language),
    asOf: dayAt(context.now(), timeZone),
  }
}

async function lastOrders(context: Asking, customerId: number): Promise<CustomerPaper['orders']> {
  const orders = await ordersOfCustomer(context.store.reader, customerId, ordersShown)
  return orders.map(order => ({
    title: orderTitle(order),
    day: order.orderedDay,
    status: order.status,
    totalMinor: order.totalMinor,
    currency: order.currency,
  }))
}

async function usualBasket(context: Asking, customerId: number, language: Language): Promise<CustomerPaper['usual']> {
  const { usual } = await about(context, customerId)
  const ids = usual.map(one => one.productId)
  const products = new Map((await listProductsById(context.store.reader, ids)).map(each => [each.id, each]))
  return usual.map(one => ({ ...one, name: products.get(one.productId)?.names[language] ?? '' }))
}
