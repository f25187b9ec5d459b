import type { Right } from '../auth/right.ts'
import type { Order } from './order.ts'
import type { OrderStatus } from './status.ts'

/** What can be done with an order, each a button, a key and a call. */
export const orderActs = ['receive', 'check', 'confirm', 'hold', 'release', 'cancel', 'edit', 'amend'] as const
export type OrderAct = (typeof orderActs)[number]

/** Why an act is refused; each has a sentence in three languages, on the button and in the handler's answer. */
export const orderBlocks = [
  'right-missing',
  'no-lines',
  'not-a-draft',
  'not-received',
  'not-checked',
  'already-held',
  'not-held',
  'already-cancelled',
  'already-closed',
  'already-confirmed',
  'not-confirmed',
  'nothing-amended',
  'on-hold',
  'customer-on-hold',
  'void',
] as const
export type OrderBlock = (typeof orderBlocks)[number]

/** The right that each act needs; the permission table says who has it. */
export const rightFor: Record<OrderAct, Right> = {
  receive: 'orders.enter',
  check: 'orders.check',
  confirm: 'orders.confirm',
  hold: 'orders.hold',
  release: 'orders.release',
  cancel: 'orders.cancel',
  edit: 'orders.enter',
  amend: 'orders.confirm',
}

type Asked = Pick<Order, 'status'> & { lineCount: number; customerOnHold: boolean }

/** Why this act cannot be done now, or null. Rights are asked beside it. */
export function blockedBy(act: OrderAct, order: Asked): OrderBlock | null {
  switch (act) {
    case 'receive':
      return closedBlock(order.status) ?? (order.status !== 'draft' ? 'not-a-draft' : needsLines(order))
    case 'check':
      return (
        closedBlock(order.status) ??
        (order.status !== 'received' ? notAt(order.status, 'not-received') : needsLines(order))
      )
    case 'confirm':
      return closedBlock(order.status) ?? confirmBlock(order)
    case 'hold':
      return closedBlock(order.status) ?? holdBlock(order.status)
    case 'release':
      return closedBlock(order.status) ?? (order.status !== 'on-hold' ? 'not-held' : null)
    case 'cancel':
      return closedBlock(order.status)
    case 'edit':
      return closedBlock(order.status) ?? editBlock(order.status)
    case 'amend':
      return closedBlock(order.status) ?? amendBlock(order.status)
  }
}

/** The steps that an order may take, and that head office checks again. */
const steps: Record<OrderStatus, readonly OrderStatus[]> = {
  draft: ['received', 'cancelled'],
  received: ['checked', 'on-hold', 'cancelled'],
  checked: ['confirmed', 'received', 'on-hold', 'cancelled'],
  confirmed: ['on-hold', 'cancelled'],
  'on-hold': ['received', 'checked', 'confirmed', 'cancelled'],
  closed: [],
  cancelled: [],
  void: [],
}

/** Whether one stored status may follow another. An order may also be born at any but `void` (an import). */
export const stepAllowed = (from: OrderStatus | null, to: OrderStatus): boolean =>
  from === null ? to !== 'void' : from === to || steps[from].includes(to)

/** Whether customer and lines are fixed: from confirmation on, later wishes are amendments. */
export const isFixed = (status: OrderStatus): boolean => status === 'confirmed' || !isOpen(status)

/** The same for an order: what was confirmed stays as it was confirmed while it is on hold. */
export const isFixedOrder = ({ status, heldFrom }: Pick<Order, 'status' | 'heldFrom'>): boolean =>
  isFixed(status) || (status === 'on-hold' && heldFrom !== null && isFixed(heldFrom))

/** How the order is made other than it is: by changing it, or by an amendment once what was confirmed is fixed. */
export const changeOf = (order: Pick<Order, 'status' | 'heldFrom'>): 'edit' | 'amend' =>
  isFixedOrder(order) ? 'amend' : 'edit'

/** Whether somebody still has to do something with it. */
export const isOpen = (status: OrderStatus): boolean => closedBlock(status) === null

function closedBlock(status: OrderStatus): OrderBlock | null {
  switch (status) {
    case 'closed':
      return 'already-closed'
    case 'cancelled':
      return 'already-cancelled'
    case 'void':
      return 'void'
    case 'draft':
    case 'received':
    case 'checked':
    case 'confirmed':
    case 'on-hold':
      return null
  }
}

const needsLines = (order: Asked): OrderBlock | null => (order.lineCount === 0 ? 'no-lines' : null)

const notAt = (status: OrderStatus, block: OrderBlock): OrderBlock =>
  status === 'on-hold' ? 'on-hold' : status === 'confirmed' ? 'already-confirmed' : block

function confirmBlock(order: Asked): OrderBlock | null {
  if (order.status !== 'checked') return notAt(order.status, 'not-checked')
  if (order.customerOnHold) return 'customer-on-hold'
  return needsLines(order)
}

function holdBlock(status: OrderStatus): OrderBlock | null {
  if (status === 'on-hold') return 'already-held'
  return status === 'draft' ? 'not-received' : null
}

function amendBlock(status: OrderStatus): OrderBlock | null {
  if (status === 'on-hold') return 'on-hold'
  return status === 'confirmed' ? null : 'not-confirmed'
}

function editBlock(status: OrderStatus): OrderBlock | null {
  if (status === 'confirmed') return 'already-confirmed'
  return status === 'on-hold' ? 'on-hold' : null
}
