import type { Written } from '../import/rows.ts'
import type { Instant } from '../kernel/instant.ts'
import type { MadeCompany, MadeDepot } from './company.ts'
import { beginningOf } from './company.ts'
import { customerName } from './customerName.ts'
import type { SampleSegment } from './profile.ts'
import { leadOf } from './staff.ts'
import type { World } from './world.ts'

export interface MadeCustomer {
  readonly id: number
  readonly name: string
  readonly depot: MadeDepot
  readonly segment: SampleSegment
  readonly zone: string
  readonly deliveryDays: number
  readonly since: Instant
  /** Of its own terms: the list that was agreed, and the money it buys in. */
  readonly terms: { readonly id: number; readonly limitMinor: number | null } | null
}

/** Every customer with contacts, terms and the day it was entered. */
export function makeCustomers(
  world: World,
  company: MadeCompany,
  agreedList: (code: string) => number,
): MadeCustomer[] {
  const names = new Set<string>()
  const made: MadeCustomer[] = []
  for (const segment of world.profile.segments)
    for (const [at, depot] of company.depots.entries()) {
      const named = segment.named.filter(one => one.depot === depot.code)
      for (let index = 0; index < (segment.count[at] ?? 0); index += 1) {
        const fixed = named[index]
        const name = fixed?.name ?? customerName(world, segment, names)
        names.add(name)
        made.push(
          makeCustomer(world, company, { segment, depot, name, place: fixed ?? null, agreedList, count: made.length }),
        )
      }
    }
  return made
}

interface Wanted {
  readonly segment: SampleSegment
  readonly depot: MadeDepot
  readonly name: string
  readonly place: { readonly city: string; readonly zone: string } | null
  readonly agreedList: (code: string) => number
  readonly count: number
}

/** One customer in fifteen came while the history was already running. */
const newcomers = 66

function makeCustomer(world: World, company: MadeCompany, wanted: Wanted): MadeCustomer {
  const { dice, profile, days } = world
  const { segment, depot, name } = wanted
  const town = dice.one(depot.places)
  const place = wanted.place ?? town
  const street = depot.places.find(one => one.city === place.city)?.streets ?? town.streets
  const override = profile.conflicts.find(conflict => conflict.customer === name)
  const known = {
    phone: profile.phone(dice.below),
    address: `${dice.one(street)}, nº ${dice.between(2, 180)}`,
    notes: '',
    trade_name: '',
  }
  if (dice.perMille(120)) known.notes = dice.one(profile.customerNotes)
  if (override) known[override.column] = override.standing.value
  const newcomer = wanted.place === null && dice.perMille(newcomers)
  const since = newcomer
    ? world.at(days.ago(dice.between(20, 100)), 8 * 60 + dice.below(400))
    : world.at(beginningOf(world), 9 * 60 + dice.below(400)) + dice.below(70) * 86_400_000
  const id = world.nextId()
  const deliveryDays = deliveryMask(world, segment)
  const entered = leadOf(company, depot).id
  world.group('customers.edit', [
    {
      table: 'customer',
      row: {
        id,
        depot_id: depot.id,
        code: `${segment.prefix}-${String(wanted.count + 1).padStart(3, '0')}`,
        name,
        ...known,
        customer_class: segment.customerClass,
        zone: place.zone,
        city: place.city,
        language: dice.one(segment.languages),
        delivery_days: deliveryDays,
        tax_id: segment.terms === null ? '' : profile.taxIdOf(dice.below),
        active: 1,
      },
    },
    ...contactsOf(world, segment, id),
    world.event({
      table: 'customer',
      rowId: id,
      depotId: depot.id,
      kind: 'customers.create',
      at: since,
      person: entered,
      device: depot.device,
      detail: { lastChild: 1 },
    }),
  ])
  const terms = termsOf(world, company, wanted, id)
  return { id, name, depot, segment, zone: place.zone, deliveryDays, since, terms }
}

function contactsOf({ dice, profile }: World, segment: SampleSegment, id: number): Written[] {
  const { first, last } = profile.contactNames
  const count = segment.customerClass === 'kiosk' ? 1 : dice.between(1, 3)
  return Array.from({ length: count }, (_unused, index): Written => {
    const name = `${dice.one(first)} ${dice.one(last)}`
    const role = segment.roles[Math.min(index, segment.roles.length - 1)] ?? segment.roles[0]
    const login = name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]+/g, '.')
    return {
      table: 'contact',
      row: {
        id,
        n: index + 1,
        name,
        role,
        phone: profile.phone(dice.below),
        email: segment.references ? `${login}@example.com` : '',
        is_primary: index === 0 ? 1 : 0,
      },
    }
  })
}

function termsOf(world: World, company: MadeCompany, wanted: Wanted, customerId: number): MadeCustomer['terms'] {
  const { segment, depot, name } = wanted
  const { profile, dice } = world
  if (segment.terms === null) return null
  const { paymentDays, limitMajor, currency, list } = segment.terms
  const granted = profile.requests.find(
    ({ about, answer }) => about.table === 'customer_terms' && about.customer === name && answer?.status === 'accepted',
  )?.about
  const usual = limitMajor === null ? null : Math.round((limitMajor * dice.between(6, 14)) / 10) * 100
  const limitMinor = granted?.table === 'customer_terms' ? granted.limitMajor * 100 : usual
  const hold = profile.onHold.find(one => one.customer === name)
  const id = world.nextId()
  world.group('reference.edit', [
    {
      table: 'customer_terms',
      row: {
        id,
        depot_id: depot.id,
        customer_id: customerId,
        price_list_id: list === null ? null : wanted.agreedList(list),
        payment_days: paymentDays,
        credit_limit_minor: limitMinor,
        currency,
        hold: hold ? 1 : 0,
        hold_reason_id: hold ? company.reason('hold', hold.reason) : null,
      },
    },
    ...(hold
      ? [
          world.event({
            table: 'customer',
            rowId: customerId,
            depotId: depot.id,
            kind: 'customers.saveTerms',
            at: world.settings.now - 27 * 3_600_000,
            person: company.leader.id,
            device: 0,
          }),
        ]
      : []),
  ])
  return { id, limitMinor }
}

/** Shops every working day, others two or three times a week; bit 0 is Monday. */
function deliveryMask({ dice }: World, segment: SampleSegment): number {
  if (segment.rhythm > 190) return 0b0111111
  return dice.one([0b0010101, 0b0101010, 0b0111111, 0b0001001, 0b0110110] as const)
}
