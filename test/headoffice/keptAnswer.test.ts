import { generateKeyPairSync, hash, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { keptPages } from '../../headoffice/recovery/keptAnswer.ts'
import { Refused } from '../../headoffice/refused.ts'
import type { Entry } from '../../shared/sync/protocol.ts'
import { responseBytes } from '../../shared/sync/wire/response.ts'
import { answerSigned } from '../../shared/sync/wire/signing.ts'

const office = generateKeyPairSync('ed25519')
const publicKey = office.publicKey.export({ format: 'der', type: 'spki' })
const cursors = { reference: 4 }
const entry = (sequence: number, own: boolean): Entry => ({
  sequence,
  device: 7,
  number: sequence,
  own,
  clock: 1000 + sequence,
  person: 3,
  why: 'customers.save',
  rows: [
    { table: 20, id: 40 + sequence, sub: 0, op: 'put', version: sequence, values: own ? {} : { name: `K${sequence}` } },
  ],
  verdicts: [],
})

/** What a desk kept of an answer with these entries. */
function kept(entries: readonly Entry[]) {
  const asked = { device: 7, epoch: 9, cursors }
  const pages = [
    { scope: 'reference', from: 4, to: 4 + entries.length, entries: [...entries], end: 4 + entries.length },
  ]
  const bytes = responseBytes(asked, { epoch: 9, time: 1, frame: 1, verdicts: [], scopes: ['reference'], pages })
  const requestHash = hash('sha256', 'the request', 'buffer')
  const signature = sign(null, answerSigned({ requestHash, status: 200, bytes }), office.privateKey)
  const base64 = (some: Uint8Array): string => Buffer.from(some).toString('base64')
  return {
    ...asked,
    parts: false,
    request: requestHash.toString('hex'),
    bytes: base64(bytes),
    signature: base64(signature),
  }
}

test('what a desk gives back of its own has the values of its transactions, and is left out where those did not come', () => {
  const change = { table: 20, id: 45, sub: 0, op: 'insert' as const, base: 0, values: { name: 'Madan Désir' } }
  const sent = {
    number: 5,
    clock: 1005,
    person: 3,
    why: 'customers.save',
    right: 'customers.edit',
    batch: null,
    changes: [change],
  }
  const [page] = keptPages(kept([entry(5, true), entry(6, true), entry(7, false)]), publicKey, new Map([[5, sent]]))
  expect(page?.entries.map(({ sequence, rows }) => [sequence, rows[0]?.values])).toEqual([
    [5, { name: 'Madan Désir' }],
    [7, { name: 'K7' }],
  ])
})

test('an answer that head office never signed is given back by nobody', () => {
  const real = kept([entry(5, false)])
  const forged = { ...real, bytes: kept([entry(5, false), entry(6, false)]).bytes }
  expect(() => keptPages(forged, publicKey, new Map())).toThrow(Refused)
})
