import { listStageLimits } from '../../db/company.ts'
import { type DepotClock, listDepots } from '../../db/depots.ts'
import { refusedIds } from '../../db/inbox.ts'
import type { StageLimits } from '../../db/orderConditions.ts'
import { countByStatus } from '../../db/orderCounts.ts'
import { orderRows } from '../../db/orderRows.ts'
import { confirmedSince, orderedOn, unconfirmedFor, urgentCandidates } from '../../db/todayFigures.ts'
import type { AttentionItem } from '../../shared/attention/contract.ts'
import { everyWeek, workingDayBefore } from '../../shared/calendars/workingDays.ts'
import { dayAt, instantOf } from '../../shared/kernel/day.ts'
import { minutesBetween } from '../../shared/kernel/instant.ts'
import { nextCutoff } from '../../shared/orders/cutoff.ts'
import type { OrderStatus } from '../../shared/orders/status.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Work } from '../../shared/today/contract.ts'
import type { Urgency } from '../../shared/today/urgency.ts'
import { byUrgency, type Urgent, urgencyOf, workClock } from '../../shared/today/worklist.ts'
import { isAlone } from '../sync/identity.ts'
import type { Asking } from './asking.ts'
import { attentionItems } from './attentionItems.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { ownDepot } from './scope.ts'

/** Nobody works through more in one look; the board has the rest. */
const mostWork = 200

export const today = {
  overview: api.today.overview.use(withRight('orders.view')).handler(async ({ context }) => {
    const { reader } = context.store
    const now = context.now()
    const depotId = ownDepot(context.person)
    const limits = await listStageLimits(reader)
    const depots = await listDepots(reader)
    const depot = depots.find(one => one.id === (context.person.depotId ?? context.identity().depotId)) ?? depots[0]
    const timeZone = depot?.timeZone ?? context.timeZone
    const day = dayAt(now, timeZone)
    const counts = await countByStatus(reader, { depotId, limits, now })
    const counted = (status: OrderStatus): number => counts.get(status)?.count ?? 0
    const late = (status: OrderStatus): number => counts.get(status)?.late ?? 0
    const refused = await refusedIds(reader, [registry.sales_order.number, registry.order_line.number])
    const ordered = await orderedOn(reader, { day, depotId, except: refused })
    return {
      day,
      now,
      depotName: depot?.name ?? '',
      cutoff: depot ? await cutoffOf(context, depot, depotId) : null,
      receivedToday: ordered.reduce((sum, one) => sum + one.count, 0),
      confirmedToday: await confirmedSince(reader, instantOf(day, 0, timeZone), depotId),
      openOrders: counted('received') + counted('checked') + counted('on-hold'),
      lateOrders: late('received') + late('checked') + late('on-hold'),
      onHold: counted('on-hold'),
      valueToday: ordered.map(({ currency, totalMinor }) => ({ currency, totalMinor })),
      worklist: await worklist(context, { depots, depotId, limits }),
    }
  }),
}

async function cutoffOf(context: Asking, depot: DepotClock, depotId: number | null) {
  const next = nextCutoff(context.now(), depot)
  // What is wanted on the closed days before it has to be confirmed by the same hour.
  const after = workingDayBefore(next.forDay, depot.calendar ?? everyWeek)
  return { ...next, open: await unconfirmedFor(context.store.reader, { after, until: next.forDay }, depotId) }
}

type Ranked = Urgent & ({ orderId: number; attention: null } | { orderId: null; attention: Work['attention'] })

interface Scene {
  depots: readonly DepotClock[]
  depotId: number | null
  limits: StageLimits
}

async function worklist(context: Asking, { depots, depotId, limits }: Scene): Promise<Work[]> {
  const { reader } = context.store
  const now = context.now()
  const clocks = new Map(depots.map(depot => [depot.id, workClock(now, depot)]))
  const candidates = await urgentCandidates(reader, { depotId, limits, now })
  const orders = candidates.flatMap((order): Ranked[] => {
    const clock = clocks.get(order.depotId)
    const urgent = clock ? urgencyOf(order, clock, limits) : null
    return urgent ? [{ ...urgent, orderId: order.id, attention: null }] : []
  })
  const items = (await attentionItems(context)).flatMap((item): Ranked[] => {
    const urgency = urgencyOfItem(item)
    if (!urgency) return []
    const attention = { key: keyOf(item), subject: item.subject, table: item.table }
    return [{ urgency, minutes: Math.max(0, minutesBetween(item.at, now)), orderId: null, attention }]
  })

  const first = [...orders, ...items].toSorted(byUrgency).slice(0, mostWork)
  const rows = await orderRows(
    reader,
    first.flatMap(work => work.orderId ?? []),
    limits,
  )
  const byId = new Map(
    rows.map(row => [row.id, isAlone(context.identity()) ? { ...row, sync: 'there' as const } : row]),
  )
  return first.map(({ urgency, minutes, orderId, attention }) => ({
    urgency,
    minutes,
    order: orderId === null ? null : (byId.get(orderId) ?? null),
    attention,
  }))
}

function urgencyOfItem(item: AttentionItem): Urgency | null {
  switch (item.kind) {
    case 'refused':
    case 'conflict':
    case 'request':
      return item.kind
    case 'held':
    case 'unequal':
      return null
  }
}

/** How the needs-attention screen finds the item again. */
const keyOf = (item: AttentionItem): string =>
  `${item.kind}:${'number' in item ? item.number : 'id' in item ? item.id : item.rowId}`
