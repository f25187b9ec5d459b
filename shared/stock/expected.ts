import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'

/** Goods that a supplier or the plant is to bring to a depot; quantities in base units. */
export const Expected = z.object({
  id: Id,
  depotId: Id,
  productId: Id,
  quantity: z.number().int(),
  /** By movements that name it and were not taken back. */
  received: z.number().int(),
  expectedDay: Day,
  supplier: z.string(),
  /** The number on their paper, or of what was ordered. */
  document: z.string(),
  note: z.string(),
  /** Nothing more of it comes. */
  ended: z.boolean(),
})
export type Expected = z.infer<typeof Expected>

/** more: more came than was expected. late: its day is past and some of it has not come. */
export const expectedStates = ['more', 'received', 'ended', 'late', 'due'] as const
export type ExpectedState = (typeof expectedStates)[number]

/** What is still to come, base units. */
export const leftOf = ({ quantity, received, ended }: Expected): number =>
  ended ? 0 : Math.max(0, quantity - received)

export function stateOf(expected: Expected, today: Day): ExpectedState {
  if (expected.received > expected.quantity) return 'more'
  if (expected.received === expected.quantity) return 'received'
  if (expected.ended) return 'ended'
  return expected.expectedDay < today ? 'late' : 'due'
}
