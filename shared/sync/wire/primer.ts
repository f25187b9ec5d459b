import type { Right } from '../../auth/right.ts'
import { idSpan } from '../../kernel/id.ts'
import type { Change, Transaction, Values } from '../protocol.ts'
import { nameOf } from './columnNames.ts'

/**
 * What reader and writer practise on before the first transaction, so that a single order is as short as one among many: invented orders of
 * the usual form, in column numbers. Part of the protocol: never changed within a version.
 */
export function primer(device: number): Transaction[] {
  const saved = (number: number, lines: readonly Line[]): Transaction =>
    transaction(number, 'orders.saveAndConfirm', 'orders.confirm', savedOrder(device, number, lines))
  return [
    saved(101, [line(1, 48, 96_500), line(2, 24, 71_000), line(3, 120, 118_250)]),
    transaction(102, 'orders.cancel', 'orders.cancel', cancelled(device)),
    saved(103, [
      line(4, 72, 88_000),
      line(1, 24, 96_500),
      line(5, 240, 64_750),
      line(6, 96, 102_500),
      line(2, 48, 71_000),
    ]),
    saved(104, [line(3, 24, 118_250), line(6, 48, 102_500), line(7, 144, 79_000), line(8, 24, 131_750)]),
  ]
}

type Line = readonly [product: number, quantity: number, price: number]
const line = (...of: Line): Line => of

const began = 1_765_000_000_000
const clockBegan = 1_704_067_200_000
const office = (counter: number): number => 2 * idSpan + counter
const at = (number: number): number => began + number * 187_411

function transaction(number: number, why: string, right: Right, changes: Change[]): Transaction {
  return { number, clock: (at(number) + 3 - clockBegan) * 4096, person: office(901), why, right, batch: null, changes }
}

function savedOrder(device: number, number: number, lines: readonly Line[]): Change[] {
  const id = device * idSpan + number * 10
  const net = lines.reduce((sum, [, quantity, price]) => sum + (quantity / 24) * price, 0)
  const time = at(number)
  const order = [
    ...[
      office(902),
      office(950 + (number % 3)),
      `ORD-CAPA1-26-000${number}`,
      'confirmed',
      null,
      null,
      null,
      '',
      'phone',
      '',
    ],
    ...['2025-12-08', 'HTG', 130_250_000, 'USD', office(903), 0, net, net / 10, net + net / 10, '', '2025-12-06'],
    ...[time, time, time, time, office(901), null, null],
  ]
  const events = ['orders.create', 'orders.receive', 'orders.check', 'orders.confirm']
  return [
    insert(30, id, 0, order),
    ...lines.map(([product, quantity, price], index) =>
      insert(31, id, index + 1, [
        ...[
          office(1000 + product * 7),
          quantity,
          24,
          24,
          price,
          'general-list',
          0,
          1000,
          (quantity / 24) * price,
          null,
          null,
        ],
      ]),
    ),
    ...events.map((kind, index) => event(id, id + 1 + index, kind, time, device, `{"lastChild":${lines.length}}`)),
  ]
}

/** An order of another day is cancelled. */
function cancelled(device: number): Change[] {
  const id = device * idSpan + 77
  const values = valuesOf(30, [
    [4, 'cancelled'],
    [7, office(904)],
    [8, 'Kliyan an chanje lide'],
    [25, at(102)],
  ])
  return [
    { table: 30, id, sub: 0, op: 'update', base: 4711, values },
    event(id, device * idSpan + 1020, 'orders.cancel', at(102), device, '{"note":"Kliyan an chanje lide"}'),
  ]
}

const event = (about: number, id: number, kind: string, time: number, device: number, detail: string): Change =>
  insert(40, id, 0, [office(902), 30, about, kind, time, office(901), device, detail])

/** A new row with all columns from the first on. */
const insert = (table: number, id: number, sub: number, values: readonly Values[string][]): Change => ({
  table,
  id,
  sub,
  op: 'insert',
  base: 0,
  values: valuesOf(
    table,
    values.map((value, index) => [index + 1, value]),
  ),
})

const valuesOf = (table: number, values: readonly (readonly [number, Values[string]])[]): Values =>
  Object.fromEntries(values.map(([column, value]) => [nameOf(table, column), value]))
