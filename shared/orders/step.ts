import type { Id } from '../kernel/id.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HoldKind } from './hold.ts'
import type { Order } from './order.ts'

/** A draft becomes an order: from here on it has a number. */
export const received = (order: Order, number: string, at: Instant): Order => ({
  ...order,
  status: 'received',
  number: order.number ?? number,
  receivedAt: at,
  statusSince: at,
})

export const checked = (order: Order, at: Instant): Order => ({
  ...order,
  status: 'checked',
  checkedAt: at,
  statusSince: at,
})

export const confirmed = (order: Order, at: Instant): Order => ({
  ...order,
  status: 'confirmed',
  confirmedAt: at,
  statusSince: at,
})

export interface HoldReason {
  kind: HoldKind
  reasonId: Id
  note: string
}

export const held = (order: Order, reason: HoldReason, at: Instant): Order => ({
  ...order,
  status: 'on-hold',
  heldFrom: order.status,
  holdKind: reason.kind,
  reasonId: reason.reasonId,
  reasonNote: reason.note,
  statusSince: at,
})

/** Back to where it was held; its age there starts again. */
export const released = (order: Order, at: Instant): Order => ({
  ...order,
  status: order.heldFrom ?? 'received',
  heldFrom: null,
  holdKind: null,
  reasonId: null,
  reasonNote: '',
  statusSince: at,
})

export const cancelled = (order: Order, reason: { reasonId: Id; note: string }, at: Instant): Order => ({
  ...order,
  status: 'cancelled',
  heldFrom: null,
  holdKind: null,
  reasonId: reason.reasonId,
  reasonNote: reason.note,
  statusSince: at,
})

/** What was checked is no longer what stands: an edited order goes back to received and is checked again. */
export const edited = (order: Order, at: Instant): Order =>
  order.status === 'checked' ? { ...order, status: 'received', checkedAt: null, statusSince: at } : order
