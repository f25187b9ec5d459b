import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Malformed } from '../../../shared/sync/wire/malformed.ts'
import { readResponseBytes, responseBytes } from '../../../shared/sync/wire/response.ts'

const part = fc.record({ kind: fc.integer({ min: 16, max: 255 }), bytes: fc.uint8Array({ maxLength: 30 }) })
const parts = fc.array(part, { minLength: 1, maxLength: 3 })

test('who brings parts is answered with parts, and who brings none with none', () => {
  const answer = { epoch: 5, time: 6, frame: 7, verdicts: [], scopes: ['reference'], pages: [] }
  const to = { device: 7, epoch: 5, cursors: { reference: 1 } }
  fc.assert(
    fc.property(parts, fc.array(part, { maxLength: 3 }), (asked, answered) => {
      const asking = { ...to, parts: asked }
      const bytes = responseBytes(asking, { ...answer, parts: answered })
      expect(readResponseBytes(asking, bytes)).toEqual({ ...answer, parts: answered })
      expect(() => readResponseBytes(asking, bytes.subarray(0, -1))).toThrow(Malformed)
    }),
    { numRuns: 100, seed: 7 },
  )
  const unasked = responseBytes(to, { ...answer, parts: [{ kind: 16, bytes: Uint8Array.of(1) }] })
  expect(unasked).toEqual(responseBytes(to, answer))
})
