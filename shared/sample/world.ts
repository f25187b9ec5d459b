import type { Right } from '../auth/right.ts'
import type { Written } from '../import/rows.ts'
import { type Day, dayAt, instantOf } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import { registry, type TableName } from '../sync/registry.ts'
import { type Dice, diceOf } from './dice.ts'
import type { SampleProfile } from './profile.ts'
import { type WorkDays, workDaysOf } from './workDays.ts'

/** What a sample is made for: the moment at which it is opened first, and the computer that it is opened on. */
export interface SampleSettings {
  readonly now: Instant
  /** One or two characters of the numbers given at the first depot. */
  readonly lane: string
  readonly computer: string
  /** Of everybody's password, PHC string. */
  readonly passwordHash: string
}

/** Rows that are written in one transaction, under one right. */
export interface SampleGroup {
  readonly right: Right
  readonly rows: readonly Written[]
}

/** Something that was done, for a record's timeline. */
export interface SampleEvent {
  readonly table: TableName
  readonly rowId: number
  readonly depotId: number | null
  readonly kind: string
  readonly at: Instant
  readonly person: number
  readonly device: number
  readonly detail?: Readonly<Record<string, string | number | null>>
}

/** What every part of the sample is made with. Ids count from 1 in the order in which they are asked for. */
export interface World {
  readonly profile: SampleProfile
  readonly settings: SampleSettings
  readonly dice: Dice
  readonly today: Day
  readonly days: WorkDays
  nextId(): number
  lastId(): number
  /** The moment at which the company's clocks show `minute` of `day`. */
  at(day: Day, minute: number): Instant
  /** So long ago, at the same hour of the last day before on which the company worked. */
  ago(milliseconds: number): Instant
  group(right: Right, rows: readonly Written[]): void
  event(event: SampleEvent): Written
  groups(): readonly SampleGroup[]
}

export function worldOf(profile: SampleProfile, settings: SampleSettings): World {
  const { timeZone } = profile.company
  const today = dayAt(settings.now, timeZone)
  const groups: SampleGroup[] = []
  const midnights = new Map<Day, Instant>()
  let lastId = 0
  const nextId = (): number => {
    lastId += 1
    return lastId
  }
  const midnight = (day: Day): Instant => {
    const known = midnights.get(day) ?? instantOf(day, 0, timeZone)
    midnights.set(day, known)
    return known
  }
  const days = workDaysOf(profile, today)
  return {
    profile,
    settings,
    dice: diceOf(profile.seed),
    today,
    days,
    nextId,
    lastId: () => lastId,
    at: (day, minute) => midnight(day) + minute * 60_000,
    ago: milliseconds => {
      let at = settings.now - milliseconds
      while (dayAt(at, timeZone) < today && !days.isOpen(dayAt(at, timeZone))) at -= 86_400_000
      return at
    },
    group: (right, rows) => {
      if (rows.length > 0) groups.push({ right, rows })
    },
    event: ({ table, rowId, depotId, kind, at, person, device, detail }) => ({
      table: 'record_event',
      row: {
        id: nextId(),
        depot_id: depotId,
        table_number: registry[table].number,
        row_id: rowId,
        kind,
        at,
        person_id: person,
        device_number: device,
        detail: JSON.stringify(detail ?? {}),
      },
    }),
    groups: () => groups,
  }
}
