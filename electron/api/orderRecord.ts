import { listAmendments } from '../../db/amendments.ts'
import { listStageLimits } from '../../db/company.ts'
import { findCustomer } from '../../db/customers.ts'
import { syncMarks } from '../../db/orderRows.ts'
import { howItWent } from '../../db/orders.ts'
import { findPerson } from '../../db/people.ts'
import { findPriceList } from '../../db/priceLists.ts'
import { listProductsById } from '../../db/products.ts'
import { may } from '../../shared/auth/right.ts'
import type { OrderRecord } from '../../shared/orders/contract.ts'
import type { Order } from '../../shared/orders/order.ts'
import { blockedBy, orderActs, rightFor } from '../../shared/orders/rules.ts'
import { isAlone } from '../sync/identity.ts'
import type { Asking } from './asking.ts'
import { deposit } from './orderFacts.ts'

/** An order with everything that its screen shows beside it, and what this person can do with it now. */
export async function orderRecord(context: Asking, order: Order): Promise<OrderRecord> {
  const { reader } = context.store
  const customer = await findCustomer(reader, order.customerId)
  const amendments = await listAmendments(reader, order.id)
  const sides = amendments.flatMap(({ changes }) => changes.lines.flatMap(({ before, after }) => [before, after]))
  const ids = [...new Set([...order.lines, ...sides].flatMap(line => (line === null ? [] : [line.productId])))]
  const products = await listProductsById(reader, ids)
  const marks = await syncMarks(reader, [order.id])
  const limits = await listStageLimits(reader)
  return {
    order,
    customerName: customer?.name ?? '',
    customerCode: customer?.code ?? '',
    products: ids.map(id => {
      const product = products.find(known => known.id === id)
      return {
        id,
        sku: product?.sku ?? '',
        names: product?.names ?? {},
        known: product !== undefined,
        units: product?.units.map(({ kind, factor }) => ({ kind, factor })) ?? [],
      }
    }),
    enteredBy: (await findPerson(reader, order.enteredBy))?.name ?? '',
    went: await howItWent(reader, order.id),
    priceListName: order.priceListId === null ? '' : ((await findPriceList(reader, order.priceListId))?.name ?? ''),
    deposit: await deposit(reader, order.lines),
    acts: orderActs.map(act => ({
      act,
      blocked: may(context.person.role, rightFor[act])
        ? blockedBy(act, {
            status: order.status,
            lineCount: order.lines.length,
            customerOnHold: customer?.terms?.hold ?? false,
          })
        : 'right-missing',
    })),
    amendments,
    sync: isAlone(context.identity()) ? 'there' : (marks.get(order.id) ?? 'there'),
    limitMinutes: limits[order.status],
  }
}
