import { makeId } from '../../shared/kernel/id.ts'
import type { Refusal } from '../../shared/sync/protocol.ts'
import type { CodedRequest, Sender } from '../../shared/sync/wire/request.ts'
import type { Asked, CodedResponse } from '../../shared/sync/wire/response.ts'
import type { WireTransaction } from '../../shared/sync/wire/transactions.ts'

/** Columns by number, as a version names those it does not know: these messages stay the same whatever the registry calls them. */
const order = {
  ...{ '#1': makeId(2, 3), '#2': makeId(2, 44), '#3': 'ORD-CAP7-27-000009', '#4': 'confirmed', '#5': null },
  ...{ '#11': '2026-11-19', '#12': 'HTG', '#13': 131_500_000, '#16': 0, '#17': 397_000, '#18': 39_700, '#19': 436_700 },
  ...{ '#20': 'Livre anvan 10 è 😀', '#22': 1_794_920_784_348, '#4000': 'later', later: 1.5 },
}
const line = { '#1': makeId(2, 9), '#2': 96, '#3': 24, '#4': 24, '#5': 99_250, '#7': 0, '#8': 1000, '#9': 397_000 }

const transaction = (number: number): WireTransaction => ({
  number,
  clock: 372_136_281_489_408 + number * 99_000_001,
  person: makeId(2, 1),
  why: 'orders.saveAndConfirm',
  right: 'orders.confirm',
  batch: number === 2 ? 'batch 7' : null,
  changes: [
    { table: 9030, id: makeId(7, number * 10), sub: 0, op: 'insert', base: 0, values: order },
    { table: 9031, id: makeId(7, number * 10), sub: 1, op: 'insert', base: 0, values: line },
    { table: 9031, id: makeId(7, number * 10), sub: 2, op: 'update', base: 12, values: { '#2': 24 * number } },
    { table: 9031, id: makeId(7, 4), sub: 3, op: 'delete', base: 13, values: {} },
  ],
})

const scope = `depot:${makeId(2, 3)}`

/** One of every message, whose bytes a version of the protocol fixes for good. */
export const messages: {
  frame: { device: number; number: number; previous: string; transactions: WireTransaction[] }
  sender: Sender
  request: CodedRequest
  asked: Asked
  response: CodedResponse
  refusal: Refusal
} = {
  frame: { device: 7, number: 31, previous: 'c0ffee'.padEnd(64, '1'), transactions: [transaction(1), transaction(2)] },
  sender: { device: 7, incarnation: 1, counter: 502 },
  request: {
    epoch: 98_765_432_101_234,
    frames: [Uint8Array.of(2, 1, 7, 31, 0)],
    decisions: [{ number: 4, decided: 'resent' }],
    cursors: { 'device:7': 3, reference: 400, [scope]: 20_000 },
    waiting: 2,
    needsAttention: 1,
    mostBytes: 64_000,
    application: '0.1.0',
  },
  asked: { device: 7, epoch: 98_765_432_101_234, cursors: { 'device:7': 3, reference: 400, [scope]: 20_000 } },
  response: {
    epoch: 98_765_432_101_234,
    time: 1_794_920_790_000,
    frame: 31,
    verdicts: [
      { number: 1, verdict: 'accepted' },
      { number: 2, verdict: 'rejected', code: 'wrong-depot', at: { table: 30, id: 5, sub: 0, column: 'depot_id' } },
      { number: 3, verdict: 'held', waitsFor: { table: 20, id: makeId(7, 3), sub: 0, column: null } },
    ],
    scopes: ['device:7', 'reference', scope],
    pages: [
      {
        scope,
        from: 20_000,
        to: 20_001,
        entries: [
          {
            sequence: 20_001,
            device: 9,
            number: 77,
            own: false,
            clock: 372_136_281_489_408,
            person: makeId(9, 1),
            why: 'orders.hold',
            rows: [
              {
                table: 9030,
                id: makeId(9, 8),
                sub: 0,
                op: 'put',
                version: 20_001,
                values: { '#4': 'on-hold', '#7': null },
              },
              { table: 9031, id: makeId(9, 8), sub: 1, op: 'gone', version: 20_001, values: {} },
            ],
            verdicts: [{ number: 3, verdict: 'changed' }],
          },
        ],
        end: 20_005,
      },
    ],
  },
  refusal: { code: 'frame-gap', frame: 30 },
}
