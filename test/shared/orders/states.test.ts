import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockedBy, isFixedOrder, type OrderBlock, orderActs, stepAllowed } from '../../../shared/orders/rules.ts'
import { type OrderStatus, orderStatuses } from '../../../shared/orders/status.ts'
import * as step from '../../../shared/orders/step.ts'
import { orderOf } from '../../support/orderOf.ts'

/** What each act says at each status of an order with lines, of a customer who is not on hold: null is yes. */
const table: Record<OrderStatus, readonly (OrderBlock | null)[]> = {
  //            receive            check                confirm              hold              release     cancel  edit                 amend
  draft: [null, 'not-received', 'not-checked', 'not-received', 'not-held', null, null, 'not-confirmed'],
  received: ['not-a-draft', null, 'not-checked', null, 'not-held', null, null, 'not-confirmed'],
  checked: ['not-a-draft', 'not-received', null, null, 'not-held', null, null, 'not-confirmed'],
  confirmed: [
    'not-a-draft',
    'already-confirmed',
    'already-confirmed',
    null,
    'not-held',
    null,
    'already-confirmed',
    null,
  ],
  'on-hold': ['not-a-draft', 'on-hold', 'on-hold', 'already-held', null, null, 'on-hold', 'on-hold'],
  closed: orderActs.map(() => 'already-closed'),
  cancelled: orderActs.map(() => 'already-cancelled'),
  void: orderActs.map(() => 'void'),
}

test('each act at each status is allowed, or refused with its own sentence', () => {
  for (const status of orderStatuses)
    expect(
      orderActs.map(act => blockedBy(act, { status, lineCount: 2, customerOnHold: false })),
      status,
    ).toEqual(table[status])
})

test('head office lets exactly these steps through', () => {
  const steps = orderStatuses.flatMap(from =>
    orderStatuses.filter(to => from !== to && stepAllowed(from, to)).map(to => `${from} → ${to}`),
  )
  expect(steps).toEqual([
    'draft → received',
    'draft → cancelled',
    'received → checked',
    'received → on-hold',
    'received → cancelled',
    'checked → received',
    'checked → confirmed',
    'checked → on-hold',
    'checked → cancelled',
    'confirmed → on-hold',
    'confirmed → cancelled',
    'on-hold → received',
    'on-hold → checked',
    'on-hold → confirmed',
    'on-hold → cancelled',
  ])
})

test('whatever is pressed in whatever order, each step is one that head office allows and what is over stays over', () => {
  const held = { kind: 'stock', reasonId: 4, note: '' } as const
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...orderActs), { maxLength: 40 }), fc.boolean(), (acts, customerOnHold) => {
      let order = orderOf({ status: 'draft' })
      let at = 1
      for (const act of acts) {
        const before = order
        if (blockedBy(act, { status: order.status, lineCount: 1, customerOnHold }) !== null) continue
        at += 1
        if (act === 'receive') order = step.received(order, `ORD-CAP2-27-${at}`, at)
        if (act === 'check') order = step.checked(order, at)
        if (act === 'confirm') order = step.confirmed(order, at)
        if (act === 'hold') order = step.held(order, held, at)
        if (act === 'release') order = step.released(order, at)
        if (act === 'cancel') order = step.cancelled(order, { reasonId: 4, note: '' }, at)
        if (act === 'edit') order = step.edited(order, at)
        expect(stepAllowed(before.status, order.status)).toBe(true)
        expect(order.heldFrom === null).toBe(order.status !== 'on-hold')
        expect(order.number === null).toBe(order.receivedAt === null)
        if (before.number !== null) expect(order.number).toBe(before.number)
        if (customerOnHold) expect(order.confirmedAt).toBeNull()
        if (act === 'amend') expect([isFixedOrder(before), order]).toEqual([true, before])
        if (act === 'edit') expect(isFixedOrder(before)).toBe(false)
      }
    }),
  )
})
