import { mondayToSaturday, startingCalendar } from '../calendars/startingCalendar.ts'
import type { Written } from '../import/rows.ts'
import { addDays } from '../kernel/day.ts'
import { stageLimits } from '../orders/age.ts'
import { orderStatuses } from '../orders/status.ts'
import { startingReasons } from '../settings/startingReasons.ts'
import type { SampleDepot, SamplePerson } from './profile.ts'
import { weekdayCutoffs } from './workDays.ts'
import type { World } from './world.ts'

/** A depot as the rows know it: its id, the device number of its computer, the lane of its numbers. */
export interface MadeDepot extends SampleDepot {
  readonly id: number
  readonly device: number
  readonly lane: string
}

export interface MadePerson extends SamplePerson {
  readonly id: number
  readonly depotId: number | null
}

/** What orders and customers hang on. */
export interface MadeCompany {
  readonly depots: readonly MadeDepot[]
  readonly people: readonly MadePerson[]
  /** Whoever leads: the first person of the profile. */
  readonly leader: MadePerson
  depot(code: string): MadeDepot
  person(login: string): MadePerson
  /** `hold/STOCK` → the reason's id. */
  reason(kind: 'hold' | 'cancel' | 'free-goods', code: string): number
  /** The rate of the second currency on a day, millionths; null where there is none. */
  rateOn(day: string): number | null
  readonly rates: readonly { readonly validFrom: string; readonly rateE6: number }[]
}

/** Company, calendar, depots with their computers, people, reasons, limits and a rate a week. */
export function makeCompany(world: World): MadeCompany {
  const { profile, settings } = world
  const personIds = profile.people.map(() => world.nextId())
  const calendarId = world.nextId()
  const depots = profile.depots.map((depot, index): MadeDepot => {
    const at = depot.computer
    return { ...depot, id: world.nextId(), device: at === null ? 0 : index + 1, lane: at?.lane ?? settings.lane }
  })
  const people = profile.people.map((person, index): MadePerson => {
    const depotId = depots.find(depot => depot.code === person.depot)?.id ?? null
    return { ...person, id: personIds[index] ?? 0, depotId }
  })
  const reasons = new Map(startingReasons.map(reason => [`${reason.kind}/${reason.code}`, world.nextId()]))
  const rates = ratesOf(world)

  world.group(
    'people.edit',
    people.map(person => personRow(person, settings.passwordHash)),
  )
  world.group('reference.edit', [
    companyRow(world),
    ...calendarRows(world, calendarId),
    ...depots.map(depot => depotRow(depot, calendarId, profile.company.timeZone)),
    ...startingReasons.map(
      ({ kind, code, texts }): Written => ({
        table: 'reason_code',
        row: {
          id: reasons.get(`${kind}/${code}`) ?? 0,
          kind,
          code,
          text_en: texts.en,
          text_fr: texts.fr,
          text_ht: texts.ht,
          active: 1,
        },
      }),
    ),
    ...limitRows(world),
    ...rates.map(
      ({ validFrom, rateE6 }): Written => ({
        table: 'exchange_rate',
        row: {
          id: world.nextId(),
          currency: profile.company.secondCurrency ?? profile.company.baseCurrency,
          rate_e6: rateE6,
          valid_from: validFrom,
          source: profile.rates?.source ?? '',
        },
      }),
    ),
  ])
  world.group(
    'devices.manage',
    depots.map(depot => deviceRow(world, depot)),
  )

  const found = <T>(one: T | undefined, name: string): T => {
    if (one === undefined) throw new Error(`the sample knows no ${name}`)
    return one
  }
  return {
    depots,
    people,
    leader: found(people[0], 'leader'),
    depot: code =>
      found(
        depots.find(depot => depot.code === code),
        code,
      ),
    person: login =>
      found(
        people.find(person => person.login === login),
        login,
      ),
    reason: (kind, code) => found(reasons.get(`${kind}/${code}`), `${kind}/${code}`),
    rateOn: day => rates.findLast(rate => rate.validFrom <= day)?.rateE6 ?? null,
    rates,
  }
}

/** A rate a week, drifting from the first to the last with small steps back. */
function ratesOf({ profile, days, dice }: World): { validFrom: string; rateE6: number }[] {
  if (profile.rates === null || profile.company.secondCurrency === null) return []
  const { from, to } = profile.rates
  const weeks = 18
  return Array.from({ length: weeks }, (_, week) => {
    const drift = from + Math.round(((to - from) * week) / (weeks - 1))
    const wobble = week === weeks - 1 ? 0 : dice.between(-12, 12) * 10_000
    return { validFrom: days.ago(126 - week * 7), rateE6: drift + wobble }
  })
}

function companyRow({ profile: { company }, nextId }: World): Written {
  return {
    table: 'company',
    row: {
      id: nextId(),
      name: company.name,
      legal_name: company.legalName,
      tax_id: company.taxId,
      patente: company.patente,
      address: company.address,
      phone: company.phone,
      base_currency: company.baseCurrency,
      second_currency: company.secondCurrency,
      fiscal_start_month: company.fiscalStartMonth,
    },
  }
}

function calendarRows({ profile, days }: World, id: number): Written[] {
  const { code, name } = startingCalendar(profile.company.timeZone)
  return [
    {
      table: 'calendar',
      row: {
        id,
        code,
        name: name || profile.company.name,
        working_days: mondayToSaturday,
        monday_cutoff: null,
        tuesday_cutoff: null,
        wednesday_cutoff: null,
        thursday_cutoff: null,
        friday_cutoff: null,
        saturday_cutoff: weekdayCutoffs[5],
        sunday_cutoff: null,
        active: 1,
      },
    },
    ...days.holidays.map(
      (holiday, index): Written => ({
        table: 'holiday',
        row: {
          id,
          n: index + 1,
          day: holiday.day,
          name_en: holiday.names.en,
          name_fr: holiday.names.fr,
          name_ht: holiday.names.ht,
          closed: holiday.closed ? 1 : 0,
          cutoff_minute: holiday.cutoffMinute,
          recurrence: holiday.recurrence,
        },
      }),
    ),
  ]
}

const depotRow = (depot: MadeDepot, calendarId: number, timeZone: string): Written => ({
  table: 'depot',
  row: {
    id: depot.id,
    code: depot.code,
    name: depot.name,
    address: depot.address,
    phone: depot.phone,
    time_zone: timeZone,
    cutoff_minute: depot.cutoffMinute,
    language: depot.language,
    active: 1,
    calendar_id: calendarId,
  },
})

const deviceRow = (world: World, depot: MadeDepot): Written => ({
  table: 'device',
  row: {
    id: world.nextId(),
    device_number: depot.device,
    name: depot.computer?.name ?? world.settings.computer,
    depot_id: depot.id,
    lane: depot.lane,
    head_office: 0,
    active: 1,
  },
})

const personRow = (person: MadePerson, passwordHash: string): Written => ({
  table: 'person',
  row: {
    id: person.id,
    depot_id: person.depotId,
    login: person.login,
    name: person.name,
    role: person.role,
    language: person.language,
    password_hash: passwordHash,
    active: person.active ? 1 : 0,
    grant_signature: null,
  },
})

const limitRows = (world: World): Written[] =>
  orderStatuses.flatMap((status): Written[] => {
    const minutes = stageLimits[status]
    return minutes === null
      ? []
      : [{ table: 'stage_limit', row: { id: world.nextId(), status, limit_minutes: minutes } }]
  })

/** Before everything that orders tell of. */
export const beginningOf = (world: World): string => addDays(world.days.ago(120), -200)
