import { orderSorts } from '../../../../shared/orders/contract.ts'
import { everyOrder, OrderFilter } from '../../../../shared/orders/filter.ts'
import { openStatuses, waitingStatuses } from '../../../../shared/orders/openStatuses.ts'
import { OrderStatus } from '../../../../shared/orders/order.ts'
import type { ListKind } from '../../../widgets/list/listState.ts'

type Sort = (typeof orderSorts)[number]

/** The stages of work, what stands longest over its limit first. */
export const allOpen: OrderFilter = { ...everyOrder, statuses: [...openStatuses] }

export const orderListKind: ListKind<OrderFilter, Sort> = {
  name: 'orders',
  Filter: OrderFilter,
  sorts: orderSorts,
  usual: { filter: allOpen, sort: 'age', descending: true },
  everything: everyOrder,
  builtIn: [
    { id: 'to-confirm', filter: { statuses: [...waitingStatuses] } },
    { id: 'before-cutoff', filter: { statuses: [], beforeCutoff: true } },
    { id: 'on-hold', filter: { statuses: ['on-hold'] } },
    { id: 'mine', filter: { statuses: [], mine: true, from: '-7' }, sort: 'ordered' },
    {
      id: 'wanted-soon',
      filter: { wantedFrom: '+0', wantedTo: '+1' },
      sort: 'requested',
      descending: false,
    },
    { id: 'last-month', filter: { statuses: [], from: '-30' }, sort: 'ordered' },
  ],
}

/** `#/orders?status=on-hold`, `?late=1` and `?customer=17` say what to show; other screens link with them. */
export function fromAddress(address: URLSearchParams): Partial<OrderFilter> | null {
  const status = OrderStatus.safeParse(address.get('status'))
  if (status.success) return { statuses: [status.data] }
  if (address.get('late') === '1') return { statuses: [...waitingStatuses], late: true }
  const customerId = Number(address.get('customer'))
  return Number.isSafeInteger(customerId) && customerId > 0 ? { statuses: [], customerId } : null
}
