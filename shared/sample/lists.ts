import type { Written } from '../import/rows.ts'
import { addDays, type Day } from '../kernel/day.ts'
import type { ListedPrice, ListHead } from '../orders/pricing.ts'
import { beginningOf, type MadeCompany } from './company.ts'
import type { MadeProduct } from './madeProduct.ts'
import type { SampleList } from './profile.ts'
import type { World } from './world.ts'

interface Lists {
  readonly lists: readonly ListHead[]
  readonly prices: ReadonlyMap<number, readonly ListedPrice[]>
  listOf(code: string, day: Day): ListHead
  itemOf(listId: number, productId: number): { readonly n: number; readonly priceMinor: number }
}

/** From how many days ahead on the announced prices count. */
const announcedAhead = 11

/** Each family as it was before prices went up, as it is, and as it was announced where it was. */
export function makeLists(world: World, company: MadeCompany, products: readonly MadeProduct[]): Lists {
  const lists: ListHead[] = []
  const prices = new Map<number, ListedPrice[]>()
  const items = new Map<string, { n: number; priceMinor: number }>()
  for (const family of world.profile.lists)
    for (const span of spansOf(world, family)) {
      const head = headOf(world.nextId(), family, span)
      lists.push(head)
      const rows = itemsOf(world, family, span.perMille, products)
      rows.forEach((item, index) => {
        const known = prices.get(item.productId) ?? []
        known.push({
          ...head,
          priceUnits: item.priceUnits,
          priceMinor: item.priceMinor,
          fromQuantity: item.fromQuantity,
        })
        prices.set(item.productId, known)
        const key = `${head.priceListId}/${item.productId}`
        if (!items.has(key)) items.set(key, { n: index + 1, priceMinor: item.priceMinor })
      })
      world.group('reference.edit', [
        listRow(head, family),
        ...rows.map((item, index) => itemRow(head, item, index + 1)),
        announcement(world, company, head, rows.length),
      ])
    }
  return {
    lists,
    prices,
    listOf: (code, day) => {
      const found = lists.find(
        list => familyOf(list) === code && list.validFrom <= day && (list.validTo === null || day <= list.validTo),
      )
      if (!found) throw new Error(`the sample has no list ${code} on ${day}`)
      return found
    },
    itemOf: (listId, productId) => items.get(`${listId}/${productId}`) ?? { n: 1, priceMinor: 0 },
  }
}

interface Span {
  readonly suffix: string
  readonly from: Day
  readonly to: Day | null
  readonly perMille: number
}

function spansOf(world: World, family: SampleList): Span[] {
  const { daysAgo, perMille } = world.profile.priceChange
  const changed = world.days.ago(daysAgo)
  const announced = addDays(world.today, announcedAhead)
  const before = Math.round((family.perMille * 1000) / (1000 + perMille))
  const ahead = Math.round((family.perMille * 1030) / 1000)
  return [
    { suffix: 'A', from: beginningOf(world), to: addDays(changed, -1), perMille: before },
    {
      suffix: 'B',
      from: changed,
      to: family.announced ? addDays(announced, -1) : null,
      perMille: family.perMille,
    },
    ...(family.announced ? [{ suffix: 'C', from: announced, to: null, perMille: ahead }] : []),
  ]
}

const headOf = (id: number, family: SampleList, span: Span): ListHead => ({
  priceListId: id,
  listCode: `${family.code}-${span.suffix}`,
  listName: `${family.name} · ${span.from.slice(0, 7)}`,
  currency: family.currency,
  customerClass: family.customerClass,
  zone: family.zone,
  validFrom: span.from,
  validTo: span.to,
  taxIncluded: family.taxIncluded,
})

const familyOf = (list: ListHead): string => list.listCode.slice(0, -2)

interface Item {
  readonly productId: number
  readonly priceUnits: number
  readonly priceMinor: number
  readonly fromQuantity: number
}

function itemsOf(world: World, family: SampleList, perMille: number, products: readonly MadeProduct[]): Item[] {
  return products
    .filter(product => family.categories === null || family.categories.includes(product.category))
    .flatMap((product): Item[] => {
      const price = priceOf(world, product, family, perMille)
      const base = { productId: product.id, priceUnits: product.caseUnits }
      const perUnit = roundTo(price / product.caseUnits + 150, 25)
      return [
        { ...base, priceMinor: price, fromQuantity: 1 },
        ...(family.loose && product.caseUnits > 1
          ? [{ productId: product.id, priceUnits: 1, priceMinor: perUnit, fromQuantity: 1 }]
          : []),
        ...(family.breakCases === null
          ? []
          : [{ ...base, priceMinor: roundTo(price * 0.98, 100), fromQuantity: family.breakCases * product.caseUnits }]),
      ]
    })
}

/** In the list's currency; where the list includes tax it is put on top. */
function priceOf({ profile }: World, product: MadeProduct, family: SampleList, perMille: number): number {
  const rateBp = profile.taxes.find(tax => tax.code === product.tax)?.rateBp ?? 0
  const local = (product.casePrice * perMille * (family.taxIncluded ? 10_000 + rateBp : 10_000)) / 10_000_000
  if (family.currency === profile.company.baseCurrency) return roundTo(local, 500)
  return roundTo((local * 1_000_000) / (profile.rates?.to ?? 1_000_000), 5)
}

const roundTo = (amount: number, step: number): number => Math.max(step, Math.round(amount / step) * step)

const listRow = (head: ListHead, family: SampleList): Written => ({
  table: 'price_list',
  row: {
    id: head.priceListId,
    code: head.listCode,
    name: head.listName,
    currency: head.currency,
    customer_class: family.customerClass,
    zone: head.zone,
    valid_from: head.validFrom,
    valid_to: head.validTo,
    tax_included: head.taxIncluded ? 1 : 0,
  },
})

const itemRow = (head: ListHead, item: Item, n: number): Written => ({
  table: 'price_item',
  row: {
    id: head.priceListId,
    n,
    product_id: item.productId,
    price_units: item.priceUnits,
    price_minor: item.priceMinor,
    from_quantity: item.fromQuantity,
  },
})

/** A list is entered a week before it counts, one that counts already at the latest now. */
function announcement(world: World, company: MadeCompany, head: ListHead, lastChild: number): Written {
  const entered = world.at(addDays(head.validFrom, -8), 10 * 60 + world.dice.below(300))
  return world.event({
    table: 'price_list',
    rowId: head.priceListId,
    depotId: null,
    kind: 'created',
    at: Math.min(entered, world.settings.now - 90 * 60_000),
    person: company.leader.id,
    device: 0,
    detail: { lastChild },
  })
}
