import { expect, test } from 'vitest'
import { instantOf } from '../../../shared/kernel/day.ts'
import { hours, minutes } from '../../../shared/kernel/instant.ts'
import { stageLimits } from '../../../shared/orders/age.ts'
import { type OrderStatus, orderStatuses } from '../../../shared/orders/status.ts'
import { urgencies } from '../../../shared/today/urgency.ts'
import { byUrgency, urgencyOf, workClock } from '../../../shared/today/worklist.ts'

const depot = { timeZone: 'America/Port-au-Prince', cutoffMinute: 16 * 60 }
/** Tuesday, two hours before the cut-off for Wednesday. */
const now = instantOf('2026-11-17', 14 * 60, depot.timeZone)
const limits = { ...stageLimits, received: 120, checked: 60, draft: 1440 }

const urgent = (status: OrderStatus, requestedDay: string, ago: number) =>
  urgencyOf({ id: 1, status, requestedDay, statusSince: now - ago }, workClock(now, depot), limits)

test('an order for tomorrow has until the cut-off, one for today has missed it', () => {
  expect(urgent('received', '2026-11-18', 0)).toEqual({ urgency: 'before-cutoff', minutes: 120 })
  expect(urgent('checked', '2026-11-17', 0)).toEqual({ urgency: 'past-cutoff', minutes: 22 * 60 })
  expect(urgent('received', '2026-11-19', 0)).toBeNull()
})

test('an order for a later day is urgent once it stands longer than its limit', () => {
  expect(urgent('received', '2026-11-25', minutes(120))).toBeNull()
  expect(urgent('received', '2026-11-25', minutes(121))).toEqual({ urgency: 'over-limit', minutes: 1 })
  expect(urgent('checked', '2026-11-25', minutes(61))).toEqual({ urgency: 'over-limit', minutes: 1 })
})

test('a draft is never past a cut-off, but may be for tomorrow or old', () => {
  expect(urgent('draft', '2026-11-18', 0)).toEqual({ urgency: 'before-cutoff', minutes: 120 })
  expect(urgent('draft', '2026-11-16', hours(1))).toBeNull()
  expect(urgent('draft', '2026-11-16', hours(25))).toEqual({ urgency: 'draft', minutes: 60 })
})

test('a held order is always there, a confirmed one only over a limit that the company set, what is over never', () => {
  expect(urgent('on-hold', '2026-11-16', minutes(3))).toEqual({ urgency: 'on-hold', minutes: 3 })
  expect(urgent('confirmed', '2026-11-16', hours(99))).toBeNull()
  const strict = { ...limits, confirmed: 60 }
  const confirmed = { id: 1, status: 'confirmed', requestedDay: '2026-11-16', statusSince: now - minutes(70) } as const
  expect(urgencyOf(confirmed, workClock(now, depot), strict)).toEqual({ urgency: 'over-limit', minutes: 10 })
  for (const status of orderStatuses.filter(one => ['closed', 'cancelled', 'void'].includes(one)))
    expect(urgent(status, '2026-11-16', hours(99))).toBeNull()
})

test('most urgent first: by kind, then what is latest, or what has the least time left', () => {
  const shuffled = urgencies.toReversed().flatMap(urgency => [5, 10].map(count => ({ urgency, minutes: count })))
  expect(shuffled.toSorted(byUrgency)).toEqual(
    urgencies.flatMap(urgency =>
      (urgency === 'before-cutoff' ? [5, 10] : [10, 5]).map(count => ({ urgency, minutes: count })),
    ),
  )
})
