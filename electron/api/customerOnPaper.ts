import { companyMoney } from '../../db/company.ts'
import { ordersOfCustomer } from '../../db/customerOrders.ts'
import { findPriceList } from '../../db/priceLists.ts'
import { listHeads } from '../../db/prices.ts'
import { listProductsById } from '../../db/products.ts'
import { reasonText } from '../../db/reasons.ts'
import type { Reader } from '../../db/schema.ts'
import type { Customer, CustomerTerms } from '../../shared/customers/contract.ts'
import { type Day, dayAt } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import { leadingList } from '../../shared/orders/pricing.ts'
import { otherTotal } from '../../shared/orders/quoting.ts'
import { orderTitle } from '../../shared/orders/title.ts'
import type { CustomerPaper } from '../print/customerPaper.ts'
import type { PaperTerms } from '../print/customerTerms.ts'
import type { Asking } from './asking.ts'
import { about } from './orderAbout.ts'
import { type Exchange, exchangeOn } from './otherMoney.ts'

const ordersShown = 10

/** The sheet of a customer: who it is, what was agreed, the last orders and what it usually takes. */
export async function customerOnPaper(
  context: Asking,
  customer: Customer,
  { language, timeZone }: { language: Language; timeZone: string },
): Promise<CustomerPaper> {
  const { reader } = context.store
  const today = dayAt(context.now(), timeZone)
  const { baseCurrency } = await companyMoney(reader)
  const currency = customer.terms?.currency ?? baseCurrency
  const { other, inOther } = await exchangeOn(reader, currency, today)
  return {
    ...customer,
    agreed: {
      terms: customer.terms && (await termsOnPaper(reader, customer.terms, { language, inOther })),
      usualList: await usualList(reader, customer, { currency, day: today }),
      other,
    },
    orders: await lastOrders(reader, customer.id, baseCurrency),
    usual: await usualBasket(context, customer.id, language),
    asOf: today,
  }
}

async function termsOnPaper(
  reader: Reader,
  terms: CustomerTerms,
  { language, inOther }: { language: Language; inOther: Exchange['inOther'] },
): Promise<PaperTerms['terms']> {
  const list = terms.priceListId === null ? null : await findPriceList(reader, terms.priceListId)
  return {
    ...terms,
    priceList: list?.name ?? null,
    otherLimitMinor: terms.creditLimitMinor === null ? null : inOther(terms.creditLimitMinor),
    holdReason: terms.hold ? await reasonText(reader, terms.holdReasonId, language) : '',
  }
}

/** The list that comes first for the customer's kind and zone. */
async function usualList(
  reader: Reader,
  { customerClass, zone }: Customer,
  on: { currency: Currency; day: Day },
): Promise<string> {
  const lists = await listHeads(reader, on)
  return leadingList(lists, { ...on, customerClass, zone, agreedListId: null })?.listName ?? ''
}

async function lastOrders(
  reader: Reader,
  customerId: number,
  baseCurrency: Currency,
): Promise<CustomerPaper['orders']> {
  const orders = await ordersOfCustomer(reader, customerId, ordersShown)
  return orders.map(order => ({
    title: orderTitle(order),
    day: order.orderedDay,
    status: order.status,
    totalMinor: order.totalMinor,
    currency: order.currency,
    other: otherTotal(order.totalMinor, { ...order, baseCurrency, buyer: order }),
  }))
}

async function usualBasket(context: Asking, customerId: number, language: Language): Promise<CustomerPaper['usual']> {
  const { usual } = await about(context, customerId)
  const ids = usual.map(one => one.productId)
  const products = new Map((await listProductsById(context.store.reader, ids)).map(each => [each.id, each]))
  return usual.map(one => ({ ...one, name: products.get(one.productId)?.names[language] ?? '' }))
}
