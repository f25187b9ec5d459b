import { may } from '../auth/right.ts'
import type { Written } from '../import/rows.ts'
import type { Day } from '../kernel/day.ts'
import { type Cause, wayOf } from '../stock/cause.ts'
import type { Catalogue } from './catalogue.ts'
import type { MadeCompany, MadeDepot } from './company.ts'
import type { MadeProduct } from './madeProduct.ts'
import type { World } from './world.ts'

/** How many days ago everything was counted, how many ago the truck of the plant came, how many ago something broke. */
const [counted, received, broken] = [6, 3, 1] as const

/**
 * What every depot has: all of it counted last week, a truck of the plant since, some of it broken or put aside. One product has run out at each depot, so
 * that somebody sees what that looks like.
 */
export function writeStock(world: World, company: MadeCompany, catalogue: Catalogue): void {
  for (const [place, depot] of company.depots.entries()) {
    const rows = catalogue.products.flatMap((product, at) => {
      const out = at % company.depots.length === place && at < company.depots.length
      return out ? ranOut(world, company, depot, product) : there(world, company, depot, product)
    })
    world.group('stock.count', rows)
  }
}

function there(world: World, company: MadeCompany, depot: MadeDepot, product: MadeProduct): Written[] {
  const { dice } = world
  const cases = (from: number, to: number): number => dice.between(from, to) * product.caseUnits
  const move = moves(world, company, depot, product)
  return [
    move('found', cases(20, 160) + dice.below(product.caseUnits), counted),
    ...(dice.perMille(450) ? [move('receipt', cases(24, 96), received, `BL ${dice.between(4000, 4999)}`)] : []),
    ...(dice.perMille(120) ? [move('damaged', dice.between(1, product.caseUnits), broken)] : []),
    ...(dice.perMille(60) ? [move('blocked', cases(1, 4), broken)] : []),
  ]
}

function ranOut(world: World, company: MadeCompany, depot: MadeDepot, product: MadeProduct): Written[] {
  const move = moves(world, company, depot, product)
  const left = 2 * product.caseUnits
  return [move('found', left, counted), move('missed', left, broken)]
}

/** A movement at about the ninth hour of a working day so many days ago, by whoever may count there. */
function moves(world: World, company: MadeCompany, depot: MadeDepot, product: MadeProduct) {
  const own = company.people.find(each => each.depotId === depot.id && each.active && may(each.role, 'stock.count'))
  const person = own ?? company.leader
  return (cause: Cause, quantity: number, daysAgo: number, document = ''): Written => {
    const { from, to } = wayOf(cause)
    const day = worked(world, daysAgo)
    return {
      table: 'stock_move',
      row: {
        id: world.nextId(),
        depot_id: depot.id,
        product_id: product.id,
        cause,
        from_place: from,
        to_place: to,
        quantity,
        moved_day: day,
        at: world.at(day, 9 * 60 + world.dice.below(60)),
        person_id: person.id,
        document,
        note: '',
      },
    }
  }
}

function worked(world: World, daysAgo: number): Day {
  const day = world.days.ago(daysAgo)
  return world.days.isOpen(day) ? day : world.days.before(day)
}
