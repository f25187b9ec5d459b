import { expect, test } from 'vitest'
import { Overloaded, openGate } from '../../headoffice/gate.ts'

const held = () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  return { work: () => promise, end: resolve }
}

test('so many run at once, the next come in their order, and each gets its own answer', async () => {
  const gate = openGate({ inside: 2, waiting: 10, patience: 60_000 })
  const began: number[] = []
  const works = [0, 1, 2, 3].map(held)
  const all = works.map((each, place) =>
    gate.enter(() => {
      began.push(place)
      return each.work()
    }),
  )
  await Promise.resolve()
  expect([began, gate.inside, gate.waiting]).toEqual([[0, 1], 2, 2])
  works[1]?.end('second')
  expect(await all[1]).toBe('second')
  await Promise.resolve()
  expect([began, gate.inside, gate.waiting]).toEqual([[0, 1, 2], 2, 1])
  for (const each of works) each.end('done')
  expect(await Promise.all(all)).toEqual(['done', 'second', 'done', 'done'])
  expect([began, gate.inside, gate.waiting]).toEqual([[0, 1, 2, 3], 0, 0])
})

test('where too many wait nobody else is let wait, and what fails gives its place free', async () => {
  const gate = openGate({ inside: 1, waiting: 1, patience: 60_000 })
  const first = held()
  const running = gate.enter(first.work)
  const failing = gate.enter(() => Promise.reject(new Error('broke')))
  await expect(gate.enter(async () => 'too late')).rejects.toThrow(Overloaded)
  first.end('done')
  await expect(failing).rejects.toThrow('broke')
  expect(await running).toBe('done')
  expect(await gate.enter(async () => 'again')).toBe('again')
})

test('whose turn does not come in time is told so, and is not run later', async () => {
  const due: { milliseconds: number; then: () => void }[] = []
  const timers = {
    in: (milliseconds: number, then: () => void) => {
      due.push({ milliseconds, then })
      return () => {}
    },
  }
  const gate = openGate({ inside: 1, waiting: 5, patience: 20 }, timers)
  const first = held()
  const running = gate.enter(first.work)
  let ran = false
  const late = gate.enter(async () => {
    ran = true
  })
  expect(due.map(({ milliseconds }) => milliseconds)).toEqual([20])
  for (const { then } of due) then()
  await expect(late).rejects.toThrow(Overloaded)
  first.end('done')
  await running
  expect([ran, gate.inside, gate.waiting]).toEqual([false, 0, 0])
})
