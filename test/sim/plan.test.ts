import { expect, test } from 'vitest'
import { planOf } from './plan.ts'

const kindsOf = (seed: number): string[] => planOf(seed).map(({ kind }) => kind)
const carrying = /file|answer$|attach/

test('the story of a seed is always the same, a hundred steps long', () => {
  expect(planOf(291)).toEqual(planOf(291))
  expect(planOf(291)).toHaveLength(100)
  expect(planOf(291).map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, n) => n))
})

test('in every third story files hang on records and are carried, and its ending stays; no other story has any of it', () => {
  const endings = new Set<string>()
  for (let seed = 1; seed <= 60; seed += 1) {
    const kinds = kindsOf(seed)
    expect(kinds.filter(kind => carrying.test(kind))).toHaveLength(seed % 3 === 2 ? 24 : 0)
    if (kinds.includes('head office restored')) expect(kinds).toContain('head office backed up')
    for (const ending of ['cloned', 'revoked', 'head office restored'])
      if (kinds.includes(ending)) endings.add(`${ending} ${seed % 3 === 2}`)
  }
  expect(endings.size).toBeGreaterThanOrEqual(4)
})
