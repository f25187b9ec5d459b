import { listPeople } from '../../db/people.ts'
import { findPriceList, listPriceLists, listPromotions } from '../../db/priceLists.ts'
import { productsNamed } from '../../db/products.ts'
import { readSettings } from '../../db/settings.ts'
import { rateScale } from '../../shared/kernel/money.ts'
import { standingOn } from '../../shared/lists/tables/standing.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import { changeBp, rateBefore } from '../../shared/settings/rateJump.ts'
import { taxRateOn } from '../../shared/settings/taxRate.ts'
import type { TableAsk } from './tableSource.ts'

export async function priceListRows({ reader, today }: TableAsk): Promise<TableRows['price-lists'][]> {
  const lists = await listPriceLists(reader)
  return lists.map(list => ({ ...list, standing: standingOn(today, list.validFrom, list.validTo) }))
}

/** None where there is no such list. */
export async function priceItemRows({ reader }: TableAsk, of: number | null): Promise<TableRows['price-items'][]> {
  const list = of === null ? null : await findPriceList(reader, of)
  if (!list) return []
  const productOf = await productsNamed(reader)
  return list.items.map(item => ({ ...item, ...productOf(item.productId), currency: list.currency }))
}

export async function promotionRows({ reader, today }: TableAsk): Promise<TableRows['promotions'][]> {
  const productOf = await productsNamed(reader)
  const promotions = await listPromotions(reader)
  return promotions.map(promotion => {
    const { sku, names } = productOf(promotion.productId)
    const standing = promotion.active ? standingOn(today, promotion.validFrom, promotion.validTo) : 'over'
    return { ...promotion, sku, names, standing }
  })
}

export async function personRows({ reader }: TableAsk): Promise<TableRows['people'][]> {
  const { depots } = await readSettings(reader)
  const people = await listPeople(reader)
  return people.map(({ id, login, name, role, language, depotId, active }) => {
    const depot = depots.find(each => each.id === depotId)?.name ?? ''
    return { id, login, name, role, language, depotId, active, depot }
  })
}

export async function rateRows({ reader, today }: TableAsk): Promise<TableRows['rates'][]> {
  const { rates, company } = await readSettings(reader)
  const base = company?.baseCurrency ?? 'HTG'
  return rates.map(rate => {
    const before = rateBefore(rate, rates)
    const isNow = rates.find(each => each.currency === rate.currency && each.validFrom <= today)?.id === rate.id
    return {
      ...rate,
      base,
      inverseE6: Math.round((rateScale * rateScale) / rate.rateE6),
      changeBp: before ? changeBp(rate, before) : null,
      standing: isNow ? 'now' : rate.validFrom > today ? 'later' : 'over',
    }
  })
}

export async function taxRows({ reader, today }: TableAsk): Promise<TableRows['taxes'][]> {
  const { taxClasses } = await readSettings(reader)
  return taxClasses.map(tax => ({
    ...tax,
    nowBp: taxRateOn(today, tax),
    next: tax.changes.find(change => change.validFrom > today) ?? null,
  }))
}

export async function containerRows({ reader }: TableAsk): Promise<TableRows['containers'][]> {
  const { containers, company } = await readSettings(reader)
  return containers.map(container => ({ ...container, currency: company?.baseCurrency ?? 'HTG' }))
}

export const reasonRows = async ({ reader }: TableAsk): Promise<TableRows['reasons'][]> =>
  (await readSettings(reader)).reasonCodes

export async function depotRows({ reader }: TableAsk): Promise<TableRows['depots'][]> {
  const { depots, calendars } = await readSettings(reader)
  return depots.map(depot => ({
    ...depot,
    calendar: calendars.find(({ id }) => id === depot.calendarId)?.name ?? '',
  }))
}

/** None where there is no such calendar. */
export async function holidayRows({ reader }: TableAsk, of: number | null): Promise<TableRows['holidays'][]> {
  const { calendars } = await readSettings(reader)
  return calendars.find(({ id }) => id === of)?.holidays ?? []
}
