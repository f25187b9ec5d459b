import { listAmendments } from '../../db/amendments.ts'
import { companyMoney } from '../../db/company.ts'
import { listContainers } from '../../db/containers.ts'
import { findCustomer } from '../../db/customers.ts'
import { findPerson } from '../../db/people.ts'
import { listPromotions } from '../../db/priceLists.ts'
import { enteredAt, wasPrinted } from '../../db/printed.ts'
import { listProductsById } from '../../db/products.ts'
import { reasonText } from '../../db/reasons.ts'
import type { Reader } from '../../db/schema.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import { clockTime, type Language, moneyText, shortDay } from '../../shared/kernel/locale.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import { amendmentSentences } from '../../shared/orders/amendmentText.ts'
import { taxByRate } from '../../shared/orders/amounts.ts'
import type { Order, OrderLine } from '../../shared/orders/order.ts'
import { forTotals, otherTotal } from '../../shared/orders/quoting.ts'
import { orderTitle } from '../../shared/orders/title.ts'
import { wordsIn } from '../../shared/words/catalogue.ts'
import type { OrderPaper, PaperDeposits, PaperLine } from '../print/orderPaper.ts'
import { deposit } from './orderFacts.ts'

/** Everything that stands on the paper of an order, as it is now. `timeZone` is its depot's. */
export async function orderOnPaper(
  reader: Reader,
  order: Order,
  { language, timeZone }: { language: Language; timeZone: string },
): Promise<OrderPaper> {
  const customer = await findCustomer(reader, order.customerId)
  const { baseCurrency } = await companyMoney(reader)
  const entered = await enteredAt(reader, order.id)
  const other = otherTotal(order.totalMinor, { ...order, baseCurrency, buyer: order })
  const { rateE6, rateCurrency } = order
  return {
    title: orderTitle(order),
    status: order.status,
    copy: await wasPrinted(reader, order.id, order.version),
    customer: {
      code: customer?.code ?? '',
      name: customer?.name ?? '',
      tradeName: customer?.tradeName ?? '',
      address: customer?.address ?? '',
      city: customer?.city ?? '',
      phone: customer?.phone ?? '',
      taxId: customer?.taxId ?? '',
    },
    orderedDay: order.orderedDay,
    requestedDay: order.requestedDay,
    reference: order.number === null ? '' : order.customerReference,
    paymentDays: customer?.terms?.paymentDays ?? null,
    note: order.note,
    currency: order.currency,
    amendment: await amendmentOnPaper(reader, order, { language, timeZone }),
    lines: await linesOnPaper(reader, order.lines, language),
    taxIncluded: order.taxIncluded,
    tax: taxByRate(order.lines.map(forTotals), order.taxIncluded),
    netMinor: order.netMinor,
    totalMinor: order.totalMinor,
    other:
      other === null || rateE6 === null || rateCurrency === null
        ? null
        : { ...other, rateE6, rateCurrency, rateDay: order.orderedDay },
    deposits: await depositsOnPaper(reader, order, baseCurrency, language),
    enteredBy: (await findPerson(reader, order.enteredBy))?.name ?? '',
    enteredAt: entered === null ? null : { day: dayAt(entered, timeZone), time: clockTime(entered, timeZone) },
  }
}

async function amendmentOnPaper(
  reader: Reader,
  order: Order,
  { language, timeZone }: { language: Language; timeZone: string },
): Promise<OrderPaper['amendment']> {
  const [latest] = await listAmendments(reader, order.id)
  if (!latest) return null
  const { n, at, changes } = latest
  const ids = changes.lines.flatMap(({ before, after }) => [before, after]).flatMap(side => side?.productId ?? [])
  const products = new Map((await listProductsById(reader, [...new Set(ids)])).map(product => [product.id, product]))
  const sentences = amendmentSentences(changes, {
    words: wordsIn(language).orders.amendment,
    language,
    product: id => products.get(id)?.names[language] || (products.get(id)?.sku ?? '—'),
    money: minor => moneyText(minor, order.currency, language),
    day: day => shortDay(day, language),
  })
  return { n, day: dayAt(at, timeZone), changes: sentences }
}

/** The containers that go along, and what is paid for each; those without a deposit are left out. */
async function depositsOnPaper(
  reader: Reader,
  order: Order,
  baseCurrency: Currency,
  language: Language,
): Promise<PaperDeposits> {
  const { containers: owed, totalMinor } = await deposit(reader, order.lines)
  const containers = new Map((await listContainers(reader)).map(container => [container.id, container]))
  const rows = owed.flatMap(({ containerId, count }) => {
    const container = containers.get(containerId)
    if (!container || container.depositMinor === 0) return []
    return [{ name: container.names[language], count, eachMinor: container.depositMinor }]
  })
  const other = otherTotal(totalMinor, { ...order, baseCurrency, buyer: { currency: baseCurrency } })
  return { currency: baseCurrency, rows, other }
}

async function linesOnPaper(reader: Reader, lines: readonly OrderLine[], language: Language): Promise<PaperLine[]> {
  const products = await listProductsById(reader, [...new Set(lines.map(line => line.productId))])
  const known = new Map(products.map(product => [product.id, product]))
  const promotions = lines.some(line => line.promotionId !== null) ? await listPromotions(reader) : []
  const onPaper: PaperLine[] = []
  for (const line of lines) {
    const product = known.get(line.productId)
    const promotion = promotions.find(each => each.id === line.promotionId)?.name ?? ''
    const isFree = line.freeReasonId !== null || line.promotionId !== null
    onPaper.push({
      sku: product?.sku ?? '',
      name: product?.names[language] || (product?.names.en ?? ''),
      quantity: line.quantity,
      caseUnits: line.caseUnits,
      priceUnits: line.priceUnits,
      priceMinor: line.priceMinor,
      discountBp: line.discountBp,
      taxRateBp: line.taxRateBp,
      amountMinor: line.amountMinor,
      free: isFree ? promotion || (await reasonText(reader, line.freeReasonId, language)) : null,
    })
  }
  return onPaper
}
