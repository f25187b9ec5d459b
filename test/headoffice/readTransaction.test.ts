import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTransaction } from '../../headoffice/ingest/readTransaction.ts'
import { rights } from '../../shared/auth/right.ts'
import { Transaction } from '../../shared/sync/protocol.ts'

const good = fc.record({
  number: fc.integer({ min: 1 }),
  clock: fc.maxSafeNat(),
  person: fc.integer({ min: 1 }),
  why: fc.string({ minLength: 1, maxLength: 64 }),
  right: fc.constantFrom(...rights),
  batch: fc.option(fc.string({ maxLength: 64 })),
  changes: fc.array(
    fc.record({
      table: fc.integer({ min: 1 }),
      id: fc.integer({ min: 1 }),
      sub: fc.nat(),
      op: fc.constantFrom('insert', 'update', 'delete'),
      base: fc.nat(),
      values: fc.dictionary(fc.string({ maxLength: 64 }), fc.oneof(fc.string(), fc.double(), fc.constant(null))),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

/** A path into a value and what to put there instead. */
const damage = fc.record({
  path: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 4 }),
  value: fc.anything(),
  remove: fc.boolean(),
})

function damaged(
  value: object,
  { path, value: other, remove }: { path: number[]; value: unknown; remove: boolean },
): unknown {
  const copy: object = structuredClone(value)
  let at: object = copy
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(at)
    const key = keys[step % Math.max(1, keys.length)] ?? 'extra'
    const next: unknown = Reflect.get(at, key)
    if (depth === path.length - 1 || typeof next !== 'object' || next === null) {
      if (remove) Reflect.deleteProperty(at, key)
      else Reflect.set(at, key, other)
      return copy
    }
    at = next
  }
  return copy
}

test('the reader by hand takes exactly what the schema of the protocol takes, and gives the same', () => {
  const asSchema = (body: unknown) => {
    const parsed = Transaction.safeParse(body)
    return parsed.success ? parsed.data : null
  }
  let taken = 0
  let refused = 0
  const agree = (body: unknown) => {
    const wire: unknown = JSON.parse(JSON.stringify(body) ?? 'null')
    const read = readTransaction(wire)
    if (read) taken += 1
    else refused += 1
    expect(read).toEqual(asSchema(wire))
  }
  fc.assert(
    fc.property(good, body => agree(body)),
    { numRuns: 500, seed: 1 },
  )
  fc.assert(
    fc.property(good, damage, (body, how) => agree(damaged(body, how))),
    { numRuns: 2000, seed: 2 },
  )
  expect(taken).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(100)
})

test.each([
  ['a change too many', { changes: Array.from({ length: 201 }, () => change({})) }],
  ['a text too long', { changes: [change({ values: { notes: 'x'.repeat(65_537) } })] }],
  ['a number that is no longer exact', { changes: [change({ id: 2 ** 53 })] }],
  [
    'a column named like the prototype',
    { changes: [JSON.parse('{"table":1,"id":1,"sub":0,"op":"insert","base":0,"values":{"__proto__":1}}')] },
  ],
])('%s is not taken', (_name, more) => {
  const body = { number: 1, clock: 1, person: 1, why: 'x', right: 'orders.enter', batch: null, changes: [change({})] }
  expect(readTransaction(body)).not.toBeNull()
  expect(readTransaction({ ...body, ...more })).toBeNull()
})

function change(more: object): object {
  return { table: 1, id: 1, sub: 0, op: 'insert', base: 0, values: {}, ...more }
}
