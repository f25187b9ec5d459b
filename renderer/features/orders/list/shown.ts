import { z } from 'zod'
import { Day } from '../../../../shared/kernel/day.ts'
import { OrderStatus } from '../../../../shared/orders/order.ts'
import { openStatuses, waitingStatuses } from '../statusTone.ts'

/** What the list shows. No status stands for all of them, history too. */
export const Shown = z.object({
  statuses: z.array(OrderStatus),
  late: z.boolean(),
  from: Day.nullable(),
  to: Day.nullable(),
})
export type Shown = z.infer<typeof Shown>

export const allOpen: Shown = { statuses: [...openStatuses], late: false, from: null, to: null }

/** `#/orders?status=on-hold` and `?late=1` say what to show; other screens link with them. */
export function fromAddress(search: URLSearchParams): Shown | null {
  const status = OrderStatus.safeParse(search.get('status'))
  if (status.success) return { ...allOpen, statuses: [status.data] }
  return search.get('late') === '1' ? { ...allOpen, statuses: [...waitingStatuses], late: true } : null
}
