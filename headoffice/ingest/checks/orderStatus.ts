import { OrderStatus } from '../../../shared/orders/order.ts'
import { isFixedOrder } from '../../../shared/orders/rules.ts'
import type { OrderStatus as Status } from '../../../shared/orders/status.ts'
import type { RowState } from '../rowState.ts'

/** The status that an order stands at. */
export const statusOf = (order: RowState): Status => OrderStatus.parse(order.columns.status)

/** Whether what was confirmed is fixed, on hold or not. */
export const isFixedRow = (order: RowState): boolean =>
  isFixedOrder({ status: statusOf(order), heldFrom: OrderStatus.nullable().parse(order.columns.held_from ?? null) })
