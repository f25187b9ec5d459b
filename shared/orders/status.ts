/**
 * The stored state of an order. What boards show of delivery, billing and payment is derived, never stored here. `closed` is history: an
 * imported order that was delivered long ago; `void` keeps the number of one that head office refused and the desk discarded.
 */
export const orderStatuses = [
  'draft',
  'received',
  'checked',
  'confirmed',
  'on-hold',
  'closed',
  'cancelled',
  'void',
] as const
export type OrderStatus = (typeof orderStatuses)[number]
