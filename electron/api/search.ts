import { findCustomersBy } from '../../db/customerSearch.ts'
import { findOrdersBy } from '../../db/orderSearch.ts'
import { listPeople } from '../../db/people.ts'
import { listPriceLists } from '../../db/priceLists.ts'
import { findProductsBy } from '../../db/products.ts'
import { may, type Right } from '../../shared/auth/right.ts'
import { folded } from '../../shared/kernel/text.ts'
import { orderTitle } from '../../shared/orders/title.ts'
import type { Found } from '../../shared/search/contract.ts'
import { type Candidate, ranked } from '../../shared/search/rank.ts'
import { searchTerms } from '../../shared/search/terms.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'
import { ownDepot } from './scope.ts'

const mostOfEach = 8

export const search = {
  everything: api.search.everything.use(signedIn).handler(async ({ context, input }) => {
    const allowed = (right: Right): boolean => may(context.person.role, right)
    const typed = input.text
    return [
      ...(allowed('customers.view') ? await customersFor(context, typed) : []),
      ...(allowed('orders.view') ? best(await ordersFor(context, typed), typed) : []),
      ...(allowed('reference.view') ? best(await productsFor(context, typed), typed) : []),
      ...(allowed('reference.view') ? best(await priceListsFor(context, typed), typed) : []),
      ...(allowed('people.edit') ? best(await peopleFor(context, typed), typed) : []),
    ]
  }),
}

type FoundCandidate = Candidate & { found: Found }

const best = (candidates: readonly FoundCandidate[], typed: string): Found[] =>
  ranked(candidates, typed)
    .slice(0, mostOfEach)
    .map(({ found }) => found)

async function customersFor({ store, person }: Asking, typed: string): Promise<Found[]> {
  const rows = await findCustomersBy(store.reader, typed, { depotId: ownDepot(person), most: mostOfEach })
  return rows.map(row => ({
    table: 'customer',
    id: row.id,
    title: row.name,
    detail: joined(row.code, row.city, row.phone),
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

/** Price lists and people are few: they are looked through one by one, each word typed anywhere in them. */
async function priceListsFor({ store }: Asking, typed: string): Promise<FoundCandidate[]> {
  const lists = await listPriceLists(store.reader)
  return lists
    .filter(list => holds([list.code, list.name, list.zone ?? ''], typed))
    .map(list => ({
      code: list.code,
      names: [list.name],
      recent: Number(list.validFrom.replaceAll('-', '')),
      found: {
        table: 'price_list',
        id: list.id,
        title: list.name,
        detail: joined(list.code, list.currency, list.validFrom),
      },
    }))
}

async function peopleFor({ store }: Asking, typed: string): Promise<FoundCandidate[]> {
  const people = await listPeople(store.reader)
  return people
    .filter(person => holds([person.login, person.name], typed))
    .map(person => ({
      code: person.login,
      names: [person.name],
      recent: person.id,
      found: { table: 'person', id: person.id, title: person.name, detail: person.login },
    }))
}

const holds = (texts: readonly string[], typed: string): boolean => {
  const text = texts.map(folded).join(' ')
  const terms = searchTerms(typed)
  return terms.length > 0 && terms.every(term => term.some(spelling => text.includes(spelling)))
}

const joined = (...parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ')
