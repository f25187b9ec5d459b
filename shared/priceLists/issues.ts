import { z } from 'zod'
import { customerClasses } from '../customers/class.ts'
import type { Issue } from '../errors.ts'
import { codeProblem } from '../kernel/code.ts'
import { Day } from '../kernel/day.ts'
import { Currency } from '../kernel/money.ts'
import type { PriceItem, PriceList, Promotion } from './contract.ts'

type ListForm = Omit<PriceList, 'id'> & { id: number | null }

/** For whom a list is, in which money, on which days. */
export const PriceListSpan = z.object({
  customerClass: z.enum(customerClasses).nullable(),
  zone: z.string().nullable(),
  currency: Currency,
  validFrom: Day,
  validTo: Day.nullable(),
})
export type PriceListSpan = z.infer<typeof PriceListSpan>

/** Whether two lists are for the same customers in the same money: the same class, the same zone, the same currency. */
const samePeople = (a: PriceListSpan, b: PriceListSpan): boolean =>
  a.customerClass === b.customerClass && a.zone === b.zone && a.currency === b.currency

/** Whether two spans share a day; null is without end. */
export const spansMeet = (
  a: { validFrom: Day; validTo: Day | null },
  b: { validFrom: Day; validTo: Day | null },
): boolean => (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo)

/** Whether two lists would both count for the same customers in the same money on one day. */
export const spansCollide = (a: PriceListSpan, b: PriceListSpan): boolean => samePeople(a, b) && spansMeet(a, b)

/** What a person has to mend in a price list, given all the others. */
export function priceListIssues(form: ListForm, lists: readonly PriceList[]): Issue[] {
  const issues: Issue[] = []
  const others = lists.filter(list => list.id !== form.id)
  const code = codeProblem(form.code)
  if (code) issues.push({ field: 'code', problem: code })
  else if (others.some(list => list.code.toUpperCase() === form.code))
    issues.push({ field: 'code', problem: 'already-used' })
  if (form.name === '') issues.push({ field: 'name', problem: 'required' })
  if (form.validTo !== null && form.validTo < form.validFrom)
    issues.push({ field: 'validTo', problem: 'ends-before-it-begins' })
  else if (others.some(list => spansCollide(form, list))) issues.push({ field: 'validFrom', problem: 'overlaps' })
  return issues
}

/** What a person has to mend in a price of a list, given the list's others. */
export function priceItemIssues(
  item: Omit<PriceItem, 'priceMinor'>,
  others: readonly PriceItem[],
  productKnown: boolean,
): Issue[] {
  const issues: Issue[] = []
  if (!productKnown) issues.push({ field: 'productId', problem: 'unknown' })
  const twice = others.some(
    other =>
      other.n !== item.n &&
      other.productId === item.productId &&
      other.priceUnits === item.priceUnits &&
      other.fromQuantity === item.fromQuantity,
  )
  if (twice) issues.push({ field: 'fromQuantity', problem: 'already-used' })
  return issues
}

/** What a person has to mend in a promotion. */
export function promotionIssues(form: Omit<Promotion, 'id'>, productKnown: boolean): Issue[] {
  const issues: Issue[] = []
  if (form.name === '') issues.push({ field: 'name', problem: 'required' })
  if (!productKnown) issues.push({ field: 'productId', problem: 'unknown' })
  if (form.validTo < form.validFrom) issues.push({ field: 'validTo', problem: 'ends-before-it-begins' })
  return issues
}
