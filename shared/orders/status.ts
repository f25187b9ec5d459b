/** The stored state of an order. What boards show of delivery, billing and payment is derived, never stored here. */
export const orderStatuses = ['draft', 'received', 'checked', 'confirmed', 'on-hold', 'cancelled', 'void'] as const
export type OrderStatus = (typeof orderStatuses)[number]
