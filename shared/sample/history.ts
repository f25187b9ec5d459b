import type { Day } from '../kernel/day.ts'
import { channels } from '../orders/channel.ts'
import { drawnLines } from './basket.ts'
import type { Catalogue } from './catalogue.ts'
import type { MadeCompany } from './company.ts'
import type { OrderPlan } from './orderPlan.ts'
import type { Regular } from './regulars.ts'
import { clerkOf, leadOf } from './staff.ts'
import { withTroubles } from './troubles.ts'
import type { World } from './world.ts'

const minute = 60_000
const opens = 7 * 60 + 15

/** Every working day's orders, up to now: what each customer's rhythm brings, and what became of it. */
export function planHistory(
  world: World,
  company: MadeCompany,
  catalogue: Catalogue,
  regulars: readonly Regular[],
): OrderPlan[] {
  return world.days.history
    .filter(day => world.days.isOpen(day))
    .flatMap(day => regulars.flatMap(regular => ordersOf(world, company, catalogue, regular, day)))
}

function ordersOf(world: World, company: MadeCompany, catalogue: Catalogue, regular: Regular, day: Day): OrderPlan[] {
  const { dice, settings } = world
  if (!dice.perMille(regular.customer.segment.rhythm)) return []
  const at = world.at(day, opens + dice.below(560))
  if (at < regular.customer.since || at > settings.now - 10 * minute) return []
  return withTroubles(world, company, catalogue, plainPlan(world, company, regular, { day, at }))
}

/** An order that went as it should: entered, checked, confirmed, and delivered where its day has come. */
export function plainPlan(
  world: World,
  company: MadeCompany,
  { customer, basket }: Regular,
  { day, at, requestedDay }: { day: Day; at: number; requestedDay?: Day },
): OrderPlan {
  const { dice, days, profile, settings, today } = world
  const clerk = clerkOf(world, company, customer.depot)
  const first = days.after(day, customer.deliveryDays)
  const inTime = at <= days.cutoffFor(first, customer.depot.cutoffMinute)
  const wanted = requestedDay ?? (inTime ? first : days.after(first, customer.deliveryDays))
  const atOnce = dice.perMille(650)
  const checkedAt = atOnce ? at : at + dice.between(6, 45) * minute
  const confirmedAt = atOnce ? at : checkedAt + dice.between(4, 50) * minute
  const delivered = wanted < today
  const reached = confirmedAt <= settings.now ? 'confirmed' : checkedAt <= settings.now ? 'checked' : 'received'
  return {
    customer,
    enteredBy: clerk.id,
    confirmedBy: atOnce ? clerk.id : leadOf(company, customer.depot).id,
    at,
    orderedDay: day,
    requestedDay: wanted,
    channel: customer.segment.references && dice.perMille(500) ? 'paper' : dice.one(usualChannels),
    reference: customer.segment.references ? `${profile.reference}-${dice.between(1000, 9999)}` : '',
    note: dice.perMille(45) ? dice.one(profile.orderNotes) : '',
    lines: drawnLines(world, customer, basket),
    status: delivered ? 'closed' : reached,
    checkedAt: checkedAt <= settings.now ? checkedAt : null,
    confirmedAt: confirmedAt <= settings.now ? confirmedAt : null,
    hold: null,
    cancel: null,
    ...deliveredOn(world, delivered ? wanted : null),
  }
}

/** When it was delivered: on its day, or one time in sixteen on the next. */
function deliveredOn(world: World, wanted: Day | null): Pick<OrderPlan, 'closedAt' | 'shippedDay'> {
  if (wanted === null) return { closedAt: null, shippedDay: null }
  const late = world.days.after(wanted, 0)
  const day = late < world.today && world.dice.perMille(62) ? late : wanted
  return { closedAt: world.at(day, 9 * 60 + world.dice.below(460)), shippedDay: day }
}

const [phone, counter, whatsapp, visit] = channels
const usualChannels = [phone, phone, phone, phone, whatsapp, whatsapp, whatsapp, counter, visit] as const
