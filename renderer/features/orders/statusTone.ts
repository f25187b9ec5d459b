import type { OrderStatus } from '../../../shared/orders/status.ts'
import type { Tone } from '../../ui/Tag.tsx'

/** The colour beside the word. */
export const statusTone: Record<OrderStatus, Tone> = {
  draft: 'quiet',
  received: 'know',
  checked: 'action',
  confirmed: 'good',
  'on-hold': 'warn',
  closed: 'quiet',
  cancelled: 'quiet',
  void: 'quiet',
}

/** Those that are on their way to be confirmed: what `open` counts. */
export const waitingStatuses = ['received', 'checked', 'on-hold'] as const satisfies readonly OrderStatus[]

/** The states that somebody still has to do something with, in the order that they come in. */
export const openStatuses = [
  'draft',
  'received',
  'checked',
  'confirmed',
  'on-hold',
] as const satisfies readonly OrderStatus[]
