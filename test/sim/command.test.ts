import { expect, test } from 'vitest'
import { simulate } from './simulate.ts'

test('the simulator names its planted faults one a line, and takes a name or a number that it does not know for an error', {
  timeout: 120_000,
}, async () => {
  const listed = await simulate('--mutant', 'list')
  expect(listed.code).toBe(0)
  const names = listed.lines
  expect(names.length).toBeGreaterThanOrEqual(10)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z-]+$/)
  for (const wrong of [
    ['--mutant', 'nobody'],
    ['--seeds', 'many'],
  ])
    expect([0, 3]).not.toContain((await simulate(...wrong)).code)
})
