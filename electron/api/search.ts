import { findCustomersBy } from '../../db/customerList.ts'
import { findOrdersBy } from '../../db/orderSearch.ts'
import { findProductsBy } from '../../db/products.ts'
import { may } from '../../shared/auth/right.ts'
import { orderTitle } from '../../shared/orders/title.ts'
import type { Found } from '../../shared/search/contract.ts'
import { type Candidate, ranked } from '../../shared/search/rank.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'
import { ownDepot } from './scope.ts'

const mostOfEach = 8

export const search = {
  everything: api.search.everything.use(signedIn).handler(async ({ context, input }) => {
    const customers = may(context.person.role, 'customers.view') ? await customersFor(context, input.text) : []
    const orders = may(context.person.role, 'orders.view') ? await ordersFor(context, input.text) : []
    const products = may(context.person.role, 'reference.view') ? await productsFor(context, input.text) : []
    return [customers, orders, products].flatMap(found => best(found, input.text))
  }),
}

type FoundCandidate = Candidate & { found: Found }

const best = (candidates: readonly FoundCandidate[], typed: string): Found[] =>
  ranked(candidates, typed)
    .slice(0, mostOfEach)
    .map(({ found }) => found)

async function customersFor({ store, person }: Asking, typed: string): Promise<FoundCandidate[]> {
  const rows = await findCustomersBy(store.reader, typed, ownDepot(person))
  return rows.map(row => ({
    code: row.code,
    names: [row.name, row.tradeName],
    recent: Number((row.lastOrderDay ?? '0').replaceAll('-', '')),
    found: { table: 'customer', id: row.id, title: row.name, detail: joined(row.code, row.city, row.phone) },
  }))
}

async function ordersFor({ store, person }: Asking, typed: string): Promise<FoundCandidate[]> {
  const rows = await findOrdersBy(store.reader, typed, ownDepot(person))
  return rows.map(row => {
    const title = orderTitle(row) ?? row.customerReference
    return {
      code: title,
      names: [row.customerReference, row.number ?? ''],
      recent: row.id,
      found: {
        table: 'sales_order',
        id: row.id,
        title,
        detail: joined(row.customerName, row.orderedDay, title === row.customerReference ? '' : row.customerReference),
      },
    }
  })
}

async function productsFor({ store }: Asking, typed: string): Promise<FoundCandidate[]> {
  const products = await findProductsBy(store.reader, typed)
  return products.map(product => ({
    code: product.sku,
    names: Object.values(product.names),
    recent: product.id,
    found: {
      table: 'product',
      id: product.id,
      title: product.sku,
      detail: joined(...new Set(Object.values(product.names))),
    },
  }))
}

const joined = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ')
