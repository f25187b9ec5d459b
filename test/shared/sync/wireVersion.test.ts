import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ColumnKind } from '../../../shared/sync/column.ts'
import { protocolVersion } from '../../../shared/sync/protocol.ts'
import { syncedTables, tableNames, tableOf } from '../../../shared/sync/registry.ts'
import { type BaseColumn, baseColumn, baseText } from '../../../shared/sync/wire/base.ts'
import { frameBytes, schemaVersion } from '../../../shared/sync/wire/frame.ts'
import { refusalBytes } from '../../../shared/sync/wire/refusal.ts'
import { requestBytes } from '../../../shared/sync/wire/request.ts'
import { responseBytes } from '../../../shared/sync/wire/response.ts'
import { answerSigned, requestSigned } from '../../../shared/sync/wire/signing.ts'
import { messages } from '../../support/wireMessages.ts'

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/**
 * What each version of the protocol makes of the same messages. Where this fails, bytes mean something else than they did: computers in the
 * field would misread one another. Raise `protocolVersion`, keep reading the version before, and write the new line down.
 */
const written: Readonly<Record<number, string>> = { 2: '79d8028190650f9d' }

test('the bytes of every message belong to their version of the protocol', () => {
  const { frame, request, response, refusal, asked, sender } = messages
  const bytes = [
    frameBytes(frame),
    requestBytes(protocolVersion, sender, request),
    responseBytes(asked, response),
    refusalBytes(refusal),
    requestSigned(Uint8Array.of(1, 2, 3)),
    answerSigned({ requestHash: new Uint8Array(32), status: 200, bytes: Uint8Array.of(1, 2, 3) }),
  ]
  const all = [baseText, String(schemaVersion), ...bytes.map(each => Buffer.from(each).toString('hex'))]
  expect(sha256(all.join('\n'))).toBe(written[protocolVersion])
})

const kinds: Record<ColumnKind, BaseColumn['kind']> = {
  integer: 'whole',
  money: 'whole',
  boolean: 'whole',
  instant: 'instant',
  day: 'day',
  text: 'text',
  json: 'text',
  reference: 'reference',
  choice: 'choice',
}

test('no column of the registry has become another than the protocol knows under its number', () => {
  let compared = 0
  for (const name of syncedTables) {
    const table = tableOf(name)
    for (const [column, { number, kind, target }] of Object.entries(table.columns)) {
      const known = baseColumn(table.number, number)
      if (!known) continue
      compared += 1
      expect(known.kind, `${name}.${column}`).toBe(kinds[kind])
      if (known.to !== null) {
        const to = syncedTables.find(each => each === target)
        expect(to ? tableOf(to).number : null, `${name}.${column}`).toBe(known.to)
      }
    }
  }
  expect(compared).toBeGreaterThan(200)
})

test('no two tables share a number, and no two columns of a table', () => {
  const numbers = tableNames.map(name => tableOf(name).number)
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const name of tableNames) {
    const columns = Object.values(tableOf(name).columns).map(({ number }) => number)
    expect(new Set(columns).size, name).toBe(columns.length)
  }
})
