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

/** Of a thousand products so many are promised beyond what is there. */
const promisedBeyond = 80

/**
 * What every depot has: all of it counted last week, a truck of the plant since, some of it broken or put aside; mostly more than what the orders that were
 * written before have been promised. One product has run out at each depot, so that somebody sees what that looks like.
 */
export function writeStock(world: World, company: MadeCompany, catalogue: Catalogue): void {
  const promised = promisedBy(world)
  for (const [place, depot] of company.depots.entries()) {
    const rows = catalogue.products.flatMap((product, at) => {
      const out = at % company.depots.length === place && at < company.depots.length
      return out
        ? ranOut(world, company, depot, product)
        : there(world, company, depot, product, promised.get(`${depot.id}/${product.id}`) ?? 0)
    })
    world.group('stock.count', rows)
    world.group('stock.move', coming(world, company, depot, catalogue.products))
  }
}

function there(
  world: World,
  company: MadeCompany,
  depot: MadeDepot,
  product: MadeProduct,
  promised: number,
): Written[] {
  const { dice } = world
  const kept = dice.perMille(promisedBeyond) ? 0 : Math.ceil(promised / product.caseUnits) * product.caseUnits
  const cases = (from: number, to: number): number => dice.between(from, to) * product.caseUnits
  const move = moves(world, company, depot, product)
  return [
    move('found', kept + cases(20, 160) + dice.below(product.caseUnits), counted),
    ...(dice.perMille(450) ? [move('receipt', cases(24, 96), received, `BL ${dice.between(4000, 4999)}`)] : []),
    ...(dice.perMille(120) ? [move('damaged', dice.between(1, product.caseUnits), broken)] : []),
    ...(dice.perMille(60) ? [move('blocked', cases(1, 4), broken)] : []),
  ]
}

/** Base units that confirmed orders wait for, by depot and product. */
function promisedBy(world: World): ReadonlyMap<string, number> {
  const depots = new Map<unknown, unknown>()
  const promised = new Map<string, number>()
  for (const { rows } of world.groups()) {
    for (const { table, row } of rows) if (table === 'sales_order' && waits(row)) depots.set(row.id, row.depot_id)
  }
  for (const { rows } of world.groups()) {
    for (const { table, row } of rows) {
      if (table !== 'order_line' || !depots.has(row.id)) continue
      const key = `${String(depots.get(row.id))}/${String(row.product_id)}`
      promised.set(key, (promised.get(key) ?? 0) + Number(row.quantity))
    }
  }
  return promised
}

const waits = (order: Extract<Written, { table: 'sales_order' }>['row']): boolean =>
  (order.status === 'confirmed' || order.held_from === 'confirmed') && order.shipped_day === null

/** The next truck of the plant, with what ran out among it, and one that should have come. */
function coming(world: World, company: MadeCompany, depot: MadeDepot, products: readonly MadeProduct[]): Written[] {
  const place = company.depots.indexOf(depot)
  const paper = world.dice.between(5000, 5999)
  return products.flatMap((product, at) => {
    const outThere = at < company.depots.length && at % company.depots.length === place
    if (!outThere && at % 5 !== place % 5) return []
    const late = !outThere && at % 2 === 0
    return [
      {
        table: 'expected_goods',
        row: {
          id: world.nextId(),
          depot_id: depot.id,
          product_id: product.id,
          quantity: world.dice.between(24, 96) * product.caseUnits,
          expected_day: late ? worked(world, 2) : world.days.after(world.today, 127),
          supplier: world.profile.company.legalName,
          document: `PO ${paper}`,
          note: '',
          ended: 0,
          entered_by: personAt(company, depot).id,
          entered_at: world.at(worked(world, received), 10 * 60),
        },
      },
    ]
  })
}

function ranOut(world: World, company: MadeCompany, depot: MadeDepot, product: MadeProduct): Written[] {
  const move = moves(world, company, depot, product)
  const left = 2 * product.caseUnits
  return [move('found', left, counted), move('missed', left, broken)]
}

/** A movement at about the ninth hour of a working day so many days ago, by whoever may count there. */
function moves(world: World, company: MadeCompany, depot: MadeDepot, product: MadeProduct) {
  const person = personAt(company, depot)
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
        expected_id: null,
      },
    }
  }
}

/** Who keeps the stock of a depot. */
const personAt = (company: MadeCompany, depot: MadeDepot) =>
  company.people.find(each => each.depotId === depot.id && each.active && may(each.role, 'stock.count')) ??
  company.leader

function worked(world: World, daysAgo: number): Day {
  const day = world.days.ago(daysAgo)
  return world.days.isOpen(day) ? day : world.days.before(day)
}
