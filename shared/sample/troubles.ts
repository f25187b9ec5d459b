import type { Catalogue } from './catalogue.ts'
import type { MadeCompany } from './company.ts'
import type { OrderPlan, PlannedHold } from './orderPlan.ts'
import type { SampleTrouble, Several } from './profile.ts'
import { leadOf } from './staff.ts'
import type { World } from './world.ts'

const minute = 60_000

/** What comes between an order and its delivery: the planted stories first, then what happens anywhere. */
export function withTroubles(world: World, company: MadeCompany, catalogue: Catalogue, plan: OrderPlan): OrderPlan[] {
  const { dice, profile } = world
  const trouble = profile.troubles.find(each => applies(world, catalogue, each, plan))
  if (trouble) {
    if (dice.perMille(trouble.cancelled))
      return [
        cancelled(world, company, plan, {
          reason: trouble.cancelReason,
          note: dice.one(trouble.notes),
          after: [60, 420],
        }),
      ]
    if (dice.perMille(trouble.held))
      return [held(world, plan, { kind: trouble.holdKind, reason: trouble.holdReason, note: dice.one(trouble.notes) })]
    if (dice.perMille(trouble.late)) return [late(world, plan, dice.one(trouble.notes))]
  }
  if (isMixedUp(world, company, plan)) return mixedUp(world, company, catalogue, plan)
  if (dice.perMille(24))
    return [cancelled(world, company, plan, { reason: dice.one(usualReasons), note: '', after: [15, 360] })]
  if (dice.perMille(22)) return [held(world, plan, { ...dice.one(usualHolds), note: '' })]
  return [plan]
}

const usualReasons = ['CUSTOMER', 'CUSTOMER', 'CUSTOMER', 'DUPLICATE', 'CREDIT', 'ERROR'] as const
const usualHolds: Several<Pick<PlannedHold, 'kind' | 'reason'>> = [
  { kind: 'credit', reason: 'CREDIT' },
  { kind: 'data', reason: 'DATA' },
  { kind: 'customer', reason: 'CUSTOMER' },
]

function applies({ days }: World, catalogue: Catalogue, trouble: SampleTrouble, plan: OrderPlan): boolean {
  const [from, to] = [days.ago(trouble.from), days.ago(trouble.to)]
  const wanted = trouble.sku === null ? null : catalogue.product(trouble.sku).id
  return (
    from <= plan.orderedDay &&
    plan.orderedDay <= to &&
    (trouble.depot === null || trouble.depot === plan.customer.depot.code) &&
    (wanted === null || plan.lines.some(([productId]) => productId === wanted))
  )
}

/** Delivered a working day or two after the day that was promised. */
function late(world: World, plan: OrderPlan, note: string): OrderPlan {
  const { days, dice, today } = world
  const next = days.after(plan.requestedDay, 0)
  const day = dice.perMille(400) ? days.after(next, 0) : next
  if (plan.status !== 'closed' || day >= today) return plan
  return { ...plan, note, shippedDay: day, closedAt: world.at(day, 10 * 60 + dice.below(400)) }
}

interface Cancelling {
  readonly reason: string
  readonly note: string
  /** Minutes after it was entered, from … to. */
  readonly after: readonly [number, number]
}

function cancelled(
  world: World,
  company: MadeCompany,
  plan: OrderPlan,
  { reason, note, after }: Cancelling,
): OrderPlan {
  const done = plan.confirmedAt ?? plan.checkedAt ?? plan.at
  const at = Math.max(done + minute, plan.at + world.dice.between(...after) * minute)
  if (at > world.settings.now) return plan
  const by = leadOf(company, plan.customer.depot).id
  return { ...plan, status: 'cancelled', closedAt: null, shippedDay: null, cancel: { at, reason, note, by } }
}

function held(world: World, plan: OrderPlan, hold: Pick<PlannedHold, 'kind' | 'reason' | 'note'>): OrderPlan {
  const done = plan.confirmedAt ?? plan.checkedAt ?? plan.at
  const at = done + world.dice.between(3, 40) * minute
  const releasedAt = at + world.dice.between(25, 200) * minute
  if (releasedAt > world.settings.now || plan.confirmedAt === null) return plan
  return { ...plan, hold: { ...hold, at, releasedAt } }
}

/** One clerk enters bottles where cases are meant, one time in twelve. */
const isMixedUp = ({ dice, profile, today }: World, company: MadeCompany, plan: OrderPlan): boolean =>
  profile.mixesUp !== null &&
  plan.enteredBy === company.person(profile.mixesUp).id &&
  plan.orderedDay < today &&
  plan.confirmedAt !== null &&
  dice.perMille(85)

/** The wrong order, taken back within two hours, and the right one. */
function mixedUp(world: World, company: MadeCompany, catalogue: Catalogue, plan: OrderPlan): OrderPlan[] {
  const caseUnits = new Map(catalogue.products.map(product => [product.id, product.caseUnits]))
  const wrong = {
    ...plan,
    lines: plan.lines.map(
      ([id, quantity]) => [id, Math.max(1, Math.round(quantity / (caseUnits.get(id) ?? 1)))] as const,
    ),
  }
  const shift = world.dice.between(70, 110) * minute
  const later = (at: number | null): number | null => (at === null ? null : at + shift)
  const right = { ...plan, at: plan.at + shift, checkedAt: later(plan.checkedAt), confirmedAt: later(plan.confirmedAt) }
  return [cancelled(world, company, wrong, { reason: 'ERROR', note: world.profile.mixUpNote, after: [30, 65] }), right]
}
