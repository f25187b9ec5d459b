import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, Page, Values } from '../../../shared/sync/protocol.ts'
import { tableNames, tableOf } from '../../../shared/sync/registry.ts'
import { rejections } from '../../../shared/sync/verdict.ts'
import { Budget } from '../../../shared/sync/wire/budget.ts'
import { read, written } from '../../../shared/sync/wire/coder.ts'
import { dayOf } from '../../../shared/sync/wire/day.ts'
import { frameBytes, readFrameBytes } from '../../../shared/sync/wire/frame.ts'
import { Malformed, Unwritable } from '../../../shared/sync/wire/malformed.ts'
import { readRequestBytes, requestBytes } from '../../../shared/sync/wire/request.ts'
import { readResponseBytes, responseBytes } from '../../../shared/sync/wire/response.ts'
import { atOnce } from '../../../shared/sync/wire/steps.ts'
import { transactionSteps, type WireTransaction } from '../../../shared/sync/wire/transactions.ts'

const whole = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, 1, 2 ** 53 - 1, -(2 ** 53 - 1), 24, 1000))
const id = fc.oneof(
  fc.integer({ min: 1, max: 50 }),
  fc.maxSafeNat().map(value => Math.max(1, value)),
)
const text = fc.string({ unit: 'grapheme', maxLength: 24 })
const numbered = fc.integer({ min: 0, max: 1_000_000 }).map(value => `ORD-CAP7-27-${String(value).padStart(6, '0')}`)
const day = fc.integer({ min: -700_000, max: 2_900_000 }).map(value => dayOf(value) ?? '2026-11-17')
const anything = fc.oneof(
  whole,
  text,
  numbered,
  fc.constant(null),
  day,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** Values of a table of the registry, mostly as its columns are, in the registry's order or another; sometimes columns that nobody knows. */
const rowValues = (table: number): fc.Arbitrary<Values> => {
  const name = tableNames.find(each => tableOf(each).number === table)
  const columns = name ? Object.entries(tableOf(name).columns) : []
  const regular = fc.tuple(
    ...columns.map(([column, { kind, choices, nullable }]) => {
      const fits: fc.Arbitrary<string | number> = {
        integer: whole,
        money: whole,
        boolean: fc.constantFrom(0, 1),
        day,
        instant: fc.maxSafeNat(),
        text: fc.oneof(text, numbered),
        json: text,
        reference: id,
        choice: fc.constantFrom(...(choices ?? ['x'])),
      }[kind]
      const value: fc.Arbitrary<Values[string]> = nullable ? fc.option(fits, { freq: 3 }) : fits
      return fc.tuple(
        fc.constant(column),
        fc.oneof({ weight: 20, arbitrary: value }, { weight: 1, arbitrary: anything }),
      )
    }),
  )
  const unknown = fc.array(fc.tuple(fc.constantFrom('#99', 'later', '#7', 'x'), anything), { maxLength: 2 })
  return fc
    .tuple(regular, unknown, fc.integer({ min: 0, max: 3 }))
    .map(([known, more, drop]) =>
      Object.fromEntries([...known.filter((_, place) => drop === 0 || place % (drop + 1) !== 0), ...more]),
    )
}

const tables = [...tableNames.map(name => tableOf(name).number), 77, 5000]
const row = fc.constantFrom(...tables).chain(table =>
  fc.record({
    table: fc.constant(table),
    id,
    sub: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.maxSafeNat()),
    version: fc.oneof(fc.nat({ max: 300 }), fc.maxSafeNat()),
    op: fc.nat({ max: 2 }),
    values: rowValues(table),
  }),
)
const changes = fc.array(
  row.map(({ version, op, ...rest }) => ({
    table: rest.table,
    id: rest.id,
    sub: rest.sub,
    op: (['insert', 'update', 'delete'] as const)[op] ?? 'insert',
    base: version,
    values: rest.values,
  })),
  { minLength: 1, maxLength: 6 },
)
const transactions = fc.array(
  fc.record({
    number: fc.oneof(
      fc.integer({ min: 1, max: 99 }),
      fc.maxSafeNat().map(value => Math.max(1, value)),
    ),
    clock: fc.maxSafeNat(),
    person: id,
    why: fc.oneof(fc.constantFrom('orders.confirm', 'x'), text),
    right: fc.oneof(fc.constantFrom('orders.enter', 'no.such.right'), text),
    batch: fc.option(text),
    changes,
  }),
  { minLength: 1, maxLength: 4 },
)

const device = 7
const sealed = (list: readonly WireTransaction[]) =>
  frameBytes({ device, number: 3, previous: 'ab'.repeat(32), transactions: list })
const opened = (bytes: Uint8Array) => readFrameBytes(bytes, new Budget(false))

describe('frames', () => {
  test('whatever transactions go in come out, to the last column and in the same order', () => {
    fc.assert(
      fc.property(transactions, list => {
        const frame = opened(sealed(list))
        expect(JSON.stringify(frame.transactions)).toBe(JSON.stringify(list))
        expect(frame).toMatchObject({ device, number: 3, previous: 'ab'.repeat(8) })
      }),
      { numRuns: 120, seed: 4 },
    )
  })

  test('half a surrogate pair and a number that is none are refused clearly', () => {
    const withValue = (value: number | string): WireTransaction[] => [
      {
        number: 1,
        clock: 1,
        person: 1,
        why: 'x',
        right: 'y',
        batch: null,
        changes: [{ table: 30, id: 1, sub: 0, op: 'insert', base: 0, values: { note: value } }],
      },
    ]
    expect(() => sealed(withValue('\ud800'))).toThrow(Unwritable)
    expect(() => sealed(withValue(Number.NaN))).toThrow(Unwritable)
    expect(opened(sealed(withValue('😀 \u0000'))).transactions).toEqual(withValue('😀 \u0000'))
  })

  test('a frame of which one bit is wrong is never taken', () => {
    const bytes = sealed(fc.sample(transactions, { numRuns: 1, seed: 2 })[0] ?? [])
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const damaged = bytes.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => opened(damaged)).toThrow(Malformed)
    }
  })
})

test('random and damaged bytes end quickly in a declared error, or in a message', () => {
  const took: string[] = []
  const attempt = (bytes: Uint8Array): void => {
    const began = performance.now()
    try {
      read(bytes, device, coder => atOnce(transactionSteps(coder, null)))
      took.push('read')
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      took.push('refused')
    }
    expect(performance.now() - began).toBeLessThan(5_000)
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), bytes => attempt(bytes)),
    { numRuns: 300, seed: 1 },
  )
  fc.assert(
    fc.property(
      transactions,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
      (list, changed) => {
        const bytes = written(device, coder => atOnce(transactionSteps(coder, list)))
        for (const [place, byte] of changed) bytes[place % bytes.length] = byte
        attempt(bytes)
      },
    ),
    { numRuns: 120, seed: 2 },
  )
  expect(took).toContain('refused')
})

const cursors = fc
  .tuple(
    fc.boolean(),
    fc.array(id, { maxLength: 3 }),
    fc.option(fc.nat({ max: 999 })),
    fc.array(fc.maxSafeNat(), { minLength: 5, maxLength: 5 }),
  )
  .map(([reference, depots, own, at]) => {
    const scopes = [
      ...(reference ? ['reference'] : []),
      ...depots.map(each => `depot:${each}`),
      ...(own === null ? [] : [`device:${own}`]),
    ]
    return Object.fromEntries(scopes.map((scope, place) => [scope, at[place] ?? 0]))
  })

/** Not a part: the first byte says so. */
const frame = fc.uint8Array({ maxLength: 30 }).map(bytes => Uint8Array.of(2, ...bytes))
const part = fc.record({ kind: fc.integer({ min: 16, max: 255 }), bytes: fc.uint8Array({ maxLength: 30 }) })
const parts = fc.array(part, { minLength: 1, maxLength: 3 })

test('a request comes out as it went in', () => {
  const requests = fc.record({
    epoch: fc.maxSafeNat(),
    frames: fc.array(frame, { maxLength: 3 }),
    parts,
    decisions: fc.array(
      fc.record({
        number: id,
        decided: fc.constantFrom('resent' as const, 'discarded' as const, 'escalated' as const),
      }),
      { maxLength: 3 },
    ),
    cursors,
    waiting: fc.maxSafeNat(),
    needsAttention: fc.nat(),
    mostBytes: id,
    application: fc.string({ maxLength: 32 }),
  })
  fc.assert(
    fc.property(requests, id, id, (request, incarnation, counter) => {
      const came = readRequestBytes(requestBytes(2, { device, incarnation, counter }, request))
      expect(came).toMatchObject({ version: 2, sender: { device, incarnation, counter } })
      expect(came.request()).toEqual(request)
    }),
    { numRuns: 200, seed: 3 },
  )
})

const pointer = fc.record({ table: fc.nat(), id, sub: fc.nat(), column: fc.option(text) })
const verdict = fc.oneof(
  fc.record({ number: id, verdict: fc.constantFrom('accepted' as const, 'changed' as const) }),
  fc.record({ number: id, verdict: fc.constant('held' as const), waitsFor: pointer }),
  fc.record({
    number: id,
    verdict: fc.constant('rejected' as const),
    code: fc.constantFrom(...rejections),
    at: fc.option(pointer),
  }),
)
const entry: fc.Arbitrary<Entry> = fc.record({
  sequence: id,
  device: fc.nat({ max: 9 }),
  number: fc.nat(),
  own: fc.boolean(),
  clock: fc.maxSafeNat(),
  person: fc.oneof(fc.constant(0), id),
  why: text,
  rows: fc.array(
    row.map(({ op, table, id: rowId, sub, version, values }) => ({
      table,
      id: rowId,
      sub,
      op: (['put', 'delete', 'gone'] as const)[op] ?? 'put',
      version: version + 1 > Number.MAX_SAFE_INTEGER ? version : version + 1,
      values,
    })),
    { maxLength: 4 },
  ),
  verdicts: fc.array(verdict, { maxLength: 2 }),
})
const page: fc.Arbitrary<Page> = fc.record({
  scope: fc.oneof(
    fc.constant('reference'),
    id.map(each => `depot:${each}`),
    fc.nat({ max: 99 }).map(each => `device:${each}`),
  ),
  from: fc.nat(),
  to: fc.nat(),
  entries: fc.array(entry, { maxLength: 3 }),
  end: fc.maxSafeNat(),
})

test('an answer comes out as it went in, its scopes as a set', () => {
  const answers = fc.record({
    epoch: fc.maxSafeNat(),
    time: fc.maxSafeNat(),
    frame: fc.nat(),
    verdicts: fc.array(verdict, { maxLength: 4 }),
    scopes: cursors.map(each => Object.keys(each)),
    pages: fc.array(page, { maxLength: 3 }),
  })
  fc.assert(
    fc.property(answers, fc.record({ epoch: fc.maxSafeNat(), cursors }), fc.boolean(), (answer, asked, known) => {
      const to = {
        device,
        epoch: asked.epoch,
        cursors: known ? Object.fromEntries(answer.scopes.map(each => [each, 1])) : asked.cursors,
      }
      const came = readResponseBytes(to, responseBytes(to, answer))
      const sorted = (value: typeof answer) => JSON.stringify({ ...value, scopes: value.scopes.toSorted() })
      expect(sorted(came)).toBe(sorted(answer))
    }),
    { numRuns: 200, seed: 5 },
  )
})
