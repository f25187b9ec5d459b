import { type Instant, minutesBetween } from '../kernel/instant.ts'
import type { OrderStatus } from './status.ts'

/**
 * How long an order may stand at a status before somebody has to look, in minutes, until the company sets its own. A confirmed order has no
 * limit: nothing here can move it on.
 */
export const stageLimits: Record<OrderStatus, number | null> = {
  draft: 24 * 60,
  received: 120,
  checked: 60,
  confirmed: null,
  'on-hold': 4 * 60,
  closed: null,
  cancelled: null,
  void: null,
}

export interface StageAge {
  minutes: number
  limit: number | null
  /** Minutes over the limit; 0 while within it. */
  over: number
}

export function stageAge(
  status: OrderStatus,
  since: Instant,
  now: Instant,
  limits: Record<OrderStatus, number | null>,
): StageAge {
  const minutes = Math.max(0, minutesBetween(since, now))
  const limit = limits[status]
  return { minutes, limit, over: limit === null ? 0 : Math.max(0, minutes - limit) }
}
