import fc from 'fast-check'
import { expect, test } from 'vitest'
import { portions } from '../../electron/sync/portions.ts'
import type { Entry, Page } from '../../shared/sync/protocol.ts'

const page = fc
  .record({ from: fc.nat(1000), rows: fc.array(fc.nat(700), { maxLength: 40 }), beyond: fc.nat(50) })
  .map(({ from, rows, beyond }): Page => {
    const entries = rows.map((count, at) => entry(from + at + 1, count))
    const to = from + entries.length
    return { scope: 'depot:7', from, to, end: to + beyond, entries }
  })

test('portions of a page follow one another without a hole, hold every entry once, and few rows each', () => {
  fc.assert(
    fc.property(page, whole => {
      const found = portions(whole)
      expect(found[0]?.from).toBe(whole.from)
      expect(found.at(-1)?.to).toBe(whole.to)
      for (const [at, portion] of found.entries()) {
        expect(portion.from).toBe(found[at - 1]?.to ?? whole.from)
        expect(portion.to).toBe(portion.from + portion.entries.length)
        expect(portion.end).toBe(whole.end)
        const rows = portion.entries.reduce((sum, { rows: some }) => sum + some.length, 0)
        expect(rows <= 500 || portion.entries.length === 1).toBe(true)
      }
      expect(found.flatMap(({ entries }) => entries)).toEqual(whole.entries)
    }),
    { numRuns: 200 },
  )
})

test('a page that says nothing, or that the log is cut, stays as it is', () => {
  const empty: Page = { scope: 'depot:7', from: 12, to: 12, end: 40, entries: [] }
  expect(portions(empty)).toEqual([empty])
})

const entry = (sequence: number, rows: number): Entry => ({
  sequence,
  device: 9,
  number: sequence,
  own: false,
  clock: 1,
  person: 1,
  why: 'orders.save',
  rows: Array.from({ length: rows }, (_unused, at) => ({
    table: 20,
    id: sequence,
    sub: at,
    op: 'put' as const,
    version: sequence,
    values: {},
  })),
  verdicts: [],
})
