import { listDepots } from '../../db/depots.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import { nextCutoff } from '../../shared/orders/cutoff.ts'
import { type OrderFilter, settled } from '../../shared/orders/filter.ts'
import type { Asking } from './asking.ts'

/** The filter as it is meant now, by this person: days by the wall clock of the depot that is looked at. */
export async function settledFor(context: Asking, filter: OrderFilter): Promise<OrderFilter> {
  const depots = await listDepots(context.store.reader)
  const looked = filter.depotId ?? context.person.depotId ?? context.identity().depotId
  const depot = depots.find(({ id }) => id === looked) ?? depots[0]
  const now = context.now()
  return settled(filter, {
    personId: context.person.id,
    today: dayAt(now, depot?.timeZone ?? context.timeZone),
    cutoffDay: depot && filter.beforeCutoff ? nextCutoff(now, depot).forDay : null,
  })
}
