import { expect, test } from 'vitest'
import type { Order } from '../../../shared/orders/order.ts'
import {
  blockedBy,
  isFixed,
  isFixedOrder,
  isOpen,
  type OrderAct,
  orderActs,
  stepAllowed,
} from '../../../shared/orders/rules.ts'
import { orderStatuses } from '../../../shared/orders/status.ts'
import * as step from '../../../shared/orders/step.ts'
import { orderOf } from '../../support/orderOf.ts'

const done: Record<OrderAct, (of: Order) => Order> = {
  receive: of => step.received(of, 'ORD-CAP2-27-000001', 9),
  check: of => step.checked(of, 9),
  confirm: of => step.confirmed(of, 9),
  hold: of => step.held(of, { kind: 'stock', reasonId: 4, note: '' }, 9),
  release: of => step.released(of, 9),
  cancel: of => step.cancelled(of, { reasonId: 4, note: '' }, 9),
  edit: of => step.edited(of, 9),
  amend: of => of,
}

test('whatever is not blocked is a step that head office allows', () => {
  let allowed = 0
  for (const act of orderActs)
    for (const status of orderStatuses)
      for (const heldFrom of ['received', 'checked', 'confirmed'] as const) {
        if (blockedBy(act, { status, lineCount: 1, customerOnHold: false }) !== null) continue
        allowed += 1
        const before = orderOf({ status, heldFrom: status === 'on-hold' ? heldFrom : null })
        const after = done[act](before)
        expect(stepAllowed(status, after.status), `${act} of ${status}`).toBe(true)
      }
  expect(allowed).toBe(48)
})

test('an act that would be a forbidden step is blocked', () => {
  const goal = {
    receive: 'received',
    check: 'checked',
    confirm: 'confirmed',
    hold: 'on-hold',
    cancel: 'cancelled',
  } as const
  for (const [act, to] of Object.entries(goal))
    for (const from of orderStatuses)
      if (from === to || !stepAllowed(from, to))
        expect(
          orderActs
            .filter(one => one === act)
            .map(one => blockedBy(one, { status: from, lineCount: 1, customerOnHold: false })),
          `${act} of ${from}`,
        ).not.toContain(null)
})

test('an order without lines stays a draft, and one of a customer on hold is not confirmed', () => {
  expect(blockedBy('receive', { status: 'draft', lineCount: 0, customerOnHold: false })).toBe('no-lines')
  expect(blockedBy('receive', { status: 'draft', lineCount: 1, customerOnHold: true })).toBeNull()
  expect(blockedBy('confirm', { status: 'checked', lineCount: 1, customerOnHold: true })).toBe('customer-on-hold')
  expect(blockedBy('confirm', { status: 'received', lineCount: 1, customerOnHold: false })).toBe('not-checked')
})

test('a confirmed order keeps its lines, a checked one may be changed and is checked again', () => {
  expect(blockedBy('edit', { status: 'confirmed', lineCount: 1, customerOnHold: false })).toBe('already-confirmed')
  expect(blockedBy('edit', { status: 'on-hold', lineCount: 1, customerOnHold: false })).toBe('on-hold')
  expect(step.edited(orderOf({ status: 'checked', checkedAt: 5 }), 9)).toMatchObject({
    status: 'received',
    checkedAt: null,
  })
  expect(step.edited(orderOf({ status: 'draft', statusSince: 3 }), 9)).toMatchObject({
    status: 'draft',
    statusSince: 3,
  })
})

test('what is over cannot be touched, and says in which way it is over', () => {
  for (const act of orderActs) {
    expect(blockedBy(act, { status: 'cancelled', lineCount: 1, customerOnHold: false })).toBe('already-cancelled')
    expect(blockedBy(act, { status: 'closed', lineCount: 1, customerOnHold: false })).toBe('already-closed')
    expect(blockedBy(act, { status: 'void', lineCount: 1, customerOnHold: false })).toBe('void')
  }
  expect(orderStatuses.filter(status => !isOpen(status))).toEqual(['closed', 'cancelled', 'void'])
  expect(orderStatuses.filter(isFixed)).toEqual(['confirmed', 'closed', 'cancelled', 'void'])
  expect(isFixedOrder({ status: 'on-hold', heldFrom: 'confirmed' })).toBe(true)
  expect(isFixedOrder({ status: 'on-hold', heldFrom: 'checked' })).toBe(false)
})

test('nothing is born void and nothing leaves void', () => {
  expect(stepAllowed(null, 'void')).toBe(false)
  expect(orderStatuses.filter(to => to !== 'void' && stepAllowed('void', to))).toEqual([])
})

test('a released order goes back to where it was held, and keeps nothing of the hold', () => {
  const before = orderOf({ status: 'checked', checkedAt: 5 })
  const after = step.released(step.held(before, { kind: 'credit', reasonId: 4, note: 'late' }, 7), 9)
  expect(after).toEqual({ ...before, statusSince: 9 })
})

test('an order keeps the first number that it was given', () => {
  expect(step.received(orderOf({ number: 'ORD-CAP2-27-000001' }), 'ORD-CAP2-27-000002', 9).number).toBe(
    'ORD-CAP2-27-000001',
  )
})
