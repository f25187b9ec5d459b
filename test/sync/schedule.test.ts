import { expect, test } from 'vitest'
import { createSchedule, type Timers } from '../../electron/sync/schedule.ts'

/** Two clocks and timers under the test's thumb. */
function time() {
  let wall = 1_000_000
  let up = 0
  let pending: { at: number; work: () => void }[] = []
  const timers: Timers = {
    after: (milliseconds, work) => {
      const entry = { at: up + milliseconds, work }
      pending.push(entry)
      return () => {
        pending = pending.filter(other => other !== entry)
      }
    },
  }
  return {
    clock: { now: () => wall, uptime: () => up },
    timers,
    setWall: (by: number) => {
      wall += by
    },
    pass: (milliseconds: number) => {
      const end = up + milliseconds
      for (;;) {
        const next = pending.filter(entry => entry.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        pending = pending.filter(entry => entry !== next)
        wall += next.at - up
        up = next.at
        next.work()
      }
      wall += end - up
      up = end
    },
  }
}

test('the work is done once, when its time has come', () => {
  const { clock, timers, pass } = time()
  let done = 0
  const schedule = createSchedule(clock, timers, () => done++)
  schedule.in(900_000)
  expect(schedule.dueAt()).toBe(1_900_000)
  pass(899_999)
  expect(done).toBe(0)
  pass(1)
  expect([done, schedule.dueAt()]).toEqual([1, null])
  pass(9_000_000)
  expect(done).toBe(1)
})

test('a computer that slept for an hour does not wait another quarter', () => {
  const { clock, timers, pass, setWall } = time()
  let done = 0
  createSchedule(clock, timers, () => done++).in(900_000)
  setWall(3_600_000)
  pass(60_000)
  expect(done).toBe(1)
})

test('a clock that somebody sets back by a year delays nothing', () => {
  const { clock, timers, pass, setWall } = time()
  let done = 0
  createSchedule(clock, timers, () => done++).in(900_000)
  setWall(-31_536_000_000)
  pass(900_000)
  expect(done).toBe(1)
})

test('what is planned anew replaces what was planned, and what is cancelled never comes', () => {
  const { clock, timers, pass } = time()
  let done = 0
  const schedule = createSchedule(clock, timers, () => done++)
  schedule.in(900_000)
  schedule.in(5_000)
  pass(5_000)
  expect(done).toBe(1)
  pass(1_000_000)
  expect(done).toBe(1)
  schedule.in(5_000)
  schedule.cancel()
  pass(1_000_000)
  expect(done).toBe(1)
})
