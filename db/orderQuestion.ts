import type { Expression, SqlBool } from 'kysely'
import type { Instant } from '../shared/kernel/instant.ts'
import type { orderSorts } from '../shared/orders/contract.ts'
import type { OrderFilter } from '../shared/orders/filter.ts'
import type { StageLimits } from './orderConditions.ts'

export interface OrderQuestion {
  /** Settled: of one day and one person. */
  filter: OrderFilter
  sort: (typeof orderSorts)[number]
  descending: boolean
  offset: number
  limit: number
  limits: StageLimits
  now: Instant
}

/** A question about orders `o`, and how many of them are let through. */
export interface Let {
  readonly question: OrderQuestion
  readonly where: Expression<SqlBool>
  readonly total: number
  /** So few are let through that it is quicker to find and then sort them than to go along the sort. */
  readonly few: boolean
}
