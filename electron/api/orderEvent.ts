import { lastChildDetail } from '../../db/childNumber.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import type { Writer } from '../../db/schema.ts'
import type { Order } from '../../shared/orders/order.ts'
import type { Asking } from './asking.ts'

/** Says on the order's timeline what was done to it, by whom and from which computer; in the transaction that does it. */
export const orderEvent = (
  context: Asking,
  tx: Writer,
  order: Order,
  kind: string,
  detail: Readonly<Record<string, string | number | null>> = {},
): Promise<void> =>
  recordEvent(tx, {
    table: 'sales_order',
    rowId: order.id,
    depotId: order.depotId,
    kind,
    at: context.now(),
    person: context.person.id,
    device: context.identity().device,
    detail: { ...lastChildDetail(context.identity().device, order.id, order.lines), ...detail },
  })
