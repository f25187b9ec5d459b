import { findCustomer } from '../../db/customers.ts'
import { findPreference, savePreference } from '../../db/preferences.ts'
import { printActs } from '../../db/printed.ts'
import { listProducts } from '../../db/products.ts'
import { PaperSize } from '../../shared/print/size.ts'
import { mostRows } from '../print/paper.ts'
import { api } from './base.ts'
import { customerOnPaper } from './customerOnPaper.ts'
import { signedIn, withRight } from './guards.ts'
import { orderEvent } from './orderEvent.ts'
import { orderOnPaper } from './orderOnPaper.ts'
import { seenOrder } from './orderSteps.ts'
import { answerPaper, letterheadOf, ownLanguage } from './paper.ts'
import { listOnPaper, pricesOnPaper } from './pricesOnPaper.ts'
import { notFound } from './refusals.ts'
import { sees } from './scope.ts'
import { depotHere, todayHere } from './todayHere.ts'

export const print = {
  order: api.print.order.use(withRight('orders.view')).handler(async ({ context, input, signal }) => {
    const { reader } = context.store
    const order = await seenOrder(context, reader, input.id)
    const customer = await findCustomer(reader, order.customerId)
    const language = input.language ?? customer?.language ?? (await ownLanguage(context))
    const { depotId } = order
    const { timeZone } = await letterheadOf(context, depotId)
    const paper = { document: 'order', order: await orderOnPaper(reader, order, { language, timeZone }) } as const
    const file = await answerPaper(context, { choice: input, language, depotId, paper }, signal)
    return { ...file, copy: paper.order.copy, version: order.version }
  }),

  orderDone: api.print.orderDone.use(withRight('orders.view')).handler(({ context, input }) =>
    context.write(async tx => {
      const order = await seenOrder(context, tx, input.id)
      const { version, size, language } = input
      await orderEvent(context, tx, order, printActs[input.way], { version, size, language })
      return null
    }),
  ),

  priceList: api.print.priceList.use(withRight('reference.view')).handler(async ({ context, input, signal }) => {
    const language = input.language ?? (await ownLanguage(context))
    const today = await todayHere(context)
    const priceList = await listOnPaper(context.store.reader, { id: input.id, today }, language)
    const paper = { document: 'price-list', priceList } as const
    return answerPaper(context, { choice: input, language, depotId: depotHere(context), paper }, signal)
  }),

  prices: api.print.prices.use(withRight('reference.view')).handler(async ({ context, input, signal }) => {
    const language = input.language ?? (await ownLanguage(context))
    const priceList = await pricesOnPaper(context.store.reader, { ...input, zone: input.zone.trim() }, language)
    const paper = { document: 'price-list', priceList } as const
    return answerPaper(context, { choice: input, language, depotId: depotHere(context), paper }, signal)
  }),

  customer: api.print.customer.use(withRight('customers.view')).handler(async ({ context, input, signal }) => {
    const found = await findCustomer(context.store.reader, input.id)
    if (!found || !sees(context.person, found.depotId)) throw notFound(input.id)
    const language = input.language ?? found.language
    const { timeZone } = await letterheadOf(context, found.depotId)
    const customer = await customerOnPaper(context, found, { language, timeZone })
    const paper = { document: 'customer', customer } as const
    return answerPaper(context, { choice: input, language, depotId: found.depotId, paper }, signal)
  }),

  products: api.print.products.use(withRight('reference.view')).handler(async ({ context, input, signal }) => {
    const language = input.language ?? (await ownLanguage(context))
    const question = { ...input, sort: 'sku', descending: false, offset: 0, limit: mostRows + 1 } as const
    const { rows } = await listProducts(context.store.reader, question)
    const day = await todayHere(context)
    const products = {
      rows: rows.map(row => ({ ...row, name: row.names[language] })),
      asOf: day,
      filter: [input.category ?? '', input.search === '' ? '' : `“${input.search}”`].filter(Boolean).join(' · '),
    }
    const paper = { document: 'products', products } as const
    return answerPaper(context, { choice: input, language, depotId: depotHere(context), paper }, signal)
  }),

  size: api.print.size.use(signedIn).handler(async ({ context }) => {
    const kept = await findPreference(context.store.reader, null, sizeKey)
    return PaperSize.catch('a4').parse(kept === null ? null : JSON.parse(kept))
  }),

  chooseSize: api.print.chooseSize.use(signedIn).handler(async ({ context, input }) => {
    await context.store.writePrivate(tx => savePreference(tx, null, sizeKey, JSON.stringify(input.size)))
    return input.size
  }),
}

const sizeKey = 'paperSize'
