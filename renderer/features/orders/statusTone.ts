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
