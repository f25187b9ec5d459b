import type { OrderStatus } from './status.ts'

/** The states that somebody still has to do something with, in the order that they come in. */
export const openStatuses = [
  'draft',
  'received',
  'checked',
  'confirmed',
  'on-hold',
] as const satisfies readonly OrderStatus[]

/** Those that are on their way to be confirmed. */
export const waitingStatuses = ['received', 'checked', 'on-hold'] as const satisfies readonly OrderStatus[]
