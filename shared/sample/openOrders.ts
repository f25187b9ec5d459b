import type { Day } from '../kernel/day.ts'
import { dayAt } from '../kernel/day.ts'
import type { Catalogue } from './catalogue.ts'
import type { MadeCompany, MadeDepot } from './company.ts'
import { plainPlan } from './history.ts'
import type { OrderPlan } from './orderPlan.ts'
import type { SampleOpenOrder } from './profile.ts'
import type { Regular } from './regulars.ts'
import { leadOf } from './staff.ts'
import { plannedDays } from './workDays.ts'
import type { World } from './world.ts'

const minute = 60_000
const hour = 60 * minute

/** Stage, minutes ago, and which delivery day from the next open one on: what stands unfinished on everybody's desk. */
const unfinished: readonly (readonly [SampleOpenOrder['status'], number, number])[] = [
  ['received', 9, 0],
  ['received', 24, 0],
  ['received', 41, 1],
  ['received', 58, 0],
  ['received', 86, 2],
  ['received', 104, 0],
  ['received', 141, 0],
  ['received', 168, 1],
  ['checked', 12, 0],
  ['checked', 33, 0],
  ['checked', 47, 1],
  ['checked', 79, 0],
  ['checked', 118, 2],
  ['on-hold', 95, 1],
  ['on-hold', 380, 2],
  ['draft', 16, 0],
  ['draft', 52, 1],
  ['draft', 210, 0],
  ['draft', 1560, 3],
  ['draft', 2930, 2],
]

/** Today's unfinished orders and those that are confirmed for the days ahead. */
export function planOpen(
  world: World,
  company: MadeCompany,
  catalogue: Catalogue,
  regulars: readonly Regular[],
): OrderPlan[] {
  return [
    ...aheadOf(world, company, regulars),
    ...unfinishedOf(world, company, regulars),
    ...world.profile.openOrders.map(order => storyOf(world, company, catalogue, regulars, order)),
  ]
}

/** Confirmed within the last days, for each day that goods leave in the next two weeks. */
function aheadOf(world: World, company: MadeCompany, regulars: readonly Regular[]): OrderPlan[] {
  const { dice, days, today } = world
  const each = Math.max(1, Math.round(regulars.length / 60))
  const planned: OrderPlan[] = []
  let requestedDay = today
  for (let count = 0; count < plannedDays - 2; count += 1) {
    requestedDay = days.after(requestedDay, 0)
    for (let index = 0; index < each; index += 1) {
      const regular = regulars[dice.below(regulars.length)]
      const day = days.before(index === 0 ? days.before(today) : today)
      if (regular)
        planned.push(
          plainPlan(world, company, regular, { day, at: world.at(day, 500 + dice.below(300)), requestedDay }),
        )
    }
  }
  return planned
}

function unfinishedOf(world: World, company: MadeCompany, regulars: readonly Regular[]): OrderPlan[] {
  const { dice } = world
  const small = regulars.filter(({ customer }) => customer.segment.customerClass !== 'importer')
  const share = regulars.length < 100 ? unfinished.filter((_, index) => index % 2 === 0) : unfinished
  return share.flatMap(([status, minutesAgo, ahead], index) => {
    // Most stand at the depot where the sample is opened.
    const home = small.filter(({ customer }) => customer.depot === company.depots[0])
    const regular = index % 3 === 2 ? small[dice.below(small.length)] : home[dice.below(home.length)]
    if (!regular) return []
    const reasons = [
      { kind: 'credit', reason: 'CREDIT', note: '' },
      { kind: 'customer', reason: 'CUSTOMER', note: '' },
    ] as const
    const hold = status === 'on-hold' ? reasons[index % 2] : undefined
    return [
      openPlan(world, company, regular, { status, minutesAgo, ahead, hold: hold ?? null, note: null, lines: null }),
    ]
  })
}

function storyOf(
  world: World,
  company: MadeCompany,
  catalogue: Catalogue,
  regulars: readonly Regular[],
  order: SampleOpenOrder,
): OrderPlan {
  const regular = regulars.find(({ customer }) => customer.name === order.customer)
  if (!regular) throw new Error(`the sample has no customer ${order.customer}`)
  return openPlan(world, company, regular, {
    status: order.status,
    minutesAgo: order.hoursAgo * 60,
    ahead: order.ahead,
    hold: order.hold,
    note: order.note,
    lines: order.lines.map(([sku, cases]) => {
      const product = catalogue.product(sku)
      return [product.id, cases * product.caseUnits] as const
    }),
  })
}

interface Open {
  readonly status: SampleOpenOrder['status']
  readonly minutesAgo: number
  readonly ahead: number
  readonly hold: SampleOpenOrder['hold']
  readonly note: string | null
  readonly lines: OrderPlan['lines'] | null
}

function openPlan(world: World, company: MadeCompany, regular: Regular, open: Open): OrderPlan {
  const { profile } = world
  const since = world.ago(open.minutesAgo * minute)
  // It stands at its stage since then; it was entered a little before.
  const at = open.status === 'checked' ? since - 7 * minute : open.status === 'on-hold' ? since - hour : since
  const day = dayAt(at, profile.company.timeZone)
  const requestedDay = deliveryDay(world, regular.customer.depot, open.ahead)
  const plan = plainPlan(world, company, regular, { day, at, requestedDay })
  const past = open.status === 'checked' || open.status === 'on-hold'
  return {
    ...plan,
    ...(open.lines === null ? {} : { lines: open.lines }),
    ...(open.note === null ? {} : { note: open.note }),
    status: open.status,
    confirmedBy: leadOf(company, regular.customer.depot).id,
    checkedAt: open.status === 'checked' ? since : past ? at + 10 * minute : null,
    confirmedAt: null,
    hold: open.hold === null ? null : { ...open.hold, at: since, releasedAt: null },
    closedAt: null,
    shippedDay: null,
  }
}

/** The day so many delivery days after the next that can still be confirmed for; −1 is one whose cut-off has passed. */
function deliveryDay(world: World, depot: MadeDepot, ahead: number): Day {
  const { days, today, settings } = world
  const next = days.after(today, 0)
  const missed = settings.now > days.cutoffFor(next, depot.cutoffMinute)
  if (ahead < 0) return missed ? next : days.isOpen(today) ? today : days.before(today)
  let day = missed ? days.after(next, 0) : next
  for (let count = 0; count < ahead; count += 1) day = days.after(day, 0)
  return day
}
