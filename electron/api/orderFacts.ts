import { companyMoney, exchangeRates } from '../../db/company.ts'
import { listContainers, packingsOf } from '../../db/containers.ts'
import { listHeads, pricesOf, promotionsOf, quotedProducts } from '../../db/prices.ts'
import type { Reader } from '../../db/schema.ts'
import type { Customer } from '../../shared/customers/contract.ts'
import type { Issue, Problem } from '../../shared/errors.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import type { LineForm } from '../../shared/orders/contract.ts'
import { type Deposit, depositOf, type PackedLine } from '../../shared/orders/deposits.ts'
import type { LineProblem } from '../../shared/orders/lineProblem.ts'
import { type PricedOrder, type QuoteFacts, quoted, rateFor } from '../../shared/orders/quoting.ts'
import { quotedCurrency } from '../../shared/orders/rateOn.ts'
import { invalid } from './refusals.ts'

export interface Asked {
  customer: Customer
  currency: Currency
  /** The day of the order: its exchange rate counts. */
  day: Day
  /** The day of delivery: prices, tax and promotions are those of that day. */
  requestedDay: Day
  lines: readonly LineForm[]
}

/** Everything that the price of this order depends on, read at one moment. */
export async function quoteFacts(
  reader: Reader,
  { customer, currency, day, requestedDay, lines }: Asked,
): Promise<QuoteFacts> {
  const productIds = [...new Set(lines.map(line => line.productId))]
  const lists = await listHeads(reader, { day: requestedDay, currency })
  const company = await companyMoney(reader)
  const rates = await exchangeRates(reader, quotedCurrency(currency, company))
  return {
    buyer: {
      day: requestedDay,
      currency,
      customerClass: customer.customerClass,
      zone: customer.zone,
      agreedListId: customer.terms?.priceListId ?? null,
    },
    products: await quotedProducts(reader, productIds, requestedDay),
    lists,
    prices: await pricesOf(reader, lists, productIds),
    promotions: await promotionsOf(reader, productIds, requestedDay),
    baseCurrency: company.baseCurrency,
    ...rateFor(currency, company, rates, day),
  }
}

/** The quote; INVALID where an amount would be larger than can be counted exactly. */
export function priced(lines: readonly LineForm[], facts: QuoteFacts, lastNumber: number): PricedOrder {
  try {
    return quoted(lines, facts, lastNumber)
  } catch (error) {
    if (error instanceof RangeError) throw invalid({ field: 'total', problem: 'too-large' })
    throw error
  }
}

/** The empties of an order, as products and containers are today. */
export async function deposit(reader: Reader, lines: readonly PackedLine[]): Promise<Deposit> {
  const packings = await packingsOf(reader, [...new Set(lines.map(line => line.productId))])
  const containers = await listContainers(reader)
  return depositOf(lines, packings, new Map(containers.map(each => [each.id, each.depositMinor])))
}

/** What a person has to mend in the lines. */
export const lineIssues = (order: PricedOrder): Issue[] =>
  order.lines.flatMap((line, index) => (line.problem ? [{ ...mend[line.problem], row: index + 1 }] : []))

const mend: Record<LineProblem, { field: string; problem: Problem }> = {
  'no-price': { field: 'price', problem: 'no-price' },
  'unknown-product': { field: 'product', problem: 'unknown' },
  'inactive-product': { field: 'product', problem: 'unknown' },
  'not-earned': { field: 'quantity', problem: 'too-large' },
}
