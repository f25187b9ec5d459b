import { expect, test } from 'vitest'
import { minutesUntilOpen, onlyUrgent, usualPlan } from '../../../shared/sync/plan.ts'

test('a computer without hours may go out at any time', () => {
  expect(minutesUntilOpen({ hours: null }, 3 * 60)).toBe(0)
})

test('outside its hours it waits until they begin', () => {
  const hours = { from: 6, to: 20 }
  expect([5 * 60 + 59, 6 * 60, 19 * 60 + 59, 20 * 60, 23 * 60].map(at => minutesUntilOpen({ hours }, at))).toEqual([
    1, 0, 0, 600, 420,
  ])
})

test('hours may go over midnight: airtime is cheap at night', () => {
  const hours = { from: 22, to: 5 }
  expect([23 * 60, 0, 4 * 60 + 59, 5 * 60, 21 * 60 + 30].map(at => minutesUntilOpen({ hours }, at))).toEqual([
    0, 0, 0, 1020, 30,
  ])
})

test('by volume only what is urgent goes by itself, and all of it when somebody asks; a choice of urgent stands for both', () => {
  const metered = { ...usualPlan, metered: true }
  expect([onlyUrgent(metered, false), onlyUrgent(metered, true)]).toEqual([true, false])
  const chosen = { ...usualPlan, urgentOnly: true }
  expect([onlyUrgent(chosen, false), onlyUrgent(chosen, true)]).toEqual([true, true])
  expect([onlyUrgent(usualPlan, false), onlyUrgent(usualPlan, true)]).toEqual([false, false])
})
