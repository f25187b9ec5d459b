import type { Right } from '../../shared/auth/right.ts'
import type { ImportedRecords } from '../../shared/import/record.ts'
import { customerRows, noonIn, orderRows } from '../../shared/import/rows.ts'
import { customerChange } from './importChanges.ts'
import { eventOf, type Group, type GroupMaker, placeOf } from './importMaker.ts'
import { peopleGroups } from './importPeople.ts'
import { productGroups } from './importProducts.ts'

/** Records that are written under one right. */
export interface Phase {
  readonly right: Right
  readonly groups: Iterable<Group>
}

/** Everything that an import writes, in the order in which rows name one another. */
export function phasesOf(records: ImportedRecords, maker: GroupMaker): readonly Phase[] {
  const { plan } = maker
  return [
    { right: plan.mayEditReference ? 'reference.edit' : 'imports.run', groups: productGroups(records, maker) },
    { right: plan.mayEditPeople ? 'people.edit' : 'imports.run', groups: peopleGroups(records.people, maker) },
    { right: 'imports.run', groups: customerGroups(records, maker) },
    { right: 'imports.run', groups: orderGroups(records, maker) },
  ]
}

/** So many records as there are groups that count as progress. */
export const recordsIn = (records: ImportedRecords): number =>
  records.products.length +
  records.prices.length +
  records.people.length +
  records.customers.length +
  records.orders.length

function* customerGroups({ customers }: ImportedRecords, maker: GroupMaker): Generator<Group> {
  const place = placeOf(maker.plan)
  for (const customer of customers) {
    const here = maker.known.customers.get(customer.code)
    if (here !== undefined && customer.updates) {
      maker.counted.updated += 1
      yield [customerChange(customer, here), eventOf(maker, 'customer', here, customer)]
    } else {
      const id = maker.newId()
      maker.known.customers.set(customer.code, id)
      yield [...customerRows(customer, id, place), eventOf(maker, 'customer', id, customer)]
    }
  }
}

function* orderGroups({ orders }: ImportedRecords, maker: GroupMaker): Generator<Group> {
  const { plan, known } = maker
  const place = placeOf(plan)
  const noonOf = noonIn(plan.depot.timeZone)
  for (const order of orders) {
    const id = maker.newId()
    const customerId = known.customers.get(order.customerCode)
    if (customerId === undefined) throw new Error(`no customer ${order.customerCode}`)
    const rate = plan.rates.find(({ validFrom }) => validFrom <= order.orderedDay) ?? null
    const rows = orderRows(order, { ...place, id, customerId, productIds: known.products, rate, noonOf })
    yield [...rows, eventOf(maker, 'sales_order', id, order)]
  }
}
