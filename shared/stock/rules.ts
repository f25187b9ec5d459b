import { type Cause, wayOf } from './cause.ts'
import type { OwnPlace, Place } from './place.ts'

/** Why a movement is refused. not-enough: more than is there. taken-back: it was already. saved-before: under this attempt something else was. */
export const stockBlocks = ['right-missing', 'not-enough', 'taken-back', 'nothing-differs', 'saved-before'] as const
export type StockBlock = (typeof stockBlocks)[number]

/** Base units at the places that a depot answers for. */
export type OnHand = Readonly<Record<OwnPlace, number>>

interface Move {
  readonly from: Place
  readonly to: Place
  readonly quantity: number
}

/** What a movement adds to a place, in base units: the same amount leaves one place as comes to the other. */
export const addedTo = (place: Place, { from, to, quantity }: Move): number =>
  (to === place ? quantity : 0) - (from === place ? quantity : 0)

/** What is there when it is done. */
export const after = (onHand: OnHand, move: Move): OnHand => ({
  depot: onHand.depot + addedTo('depot', move),
  blocked: onHand.blocked + addedTo('blocked', move),
})

/** Whether a movement would leave less than nothing at a place that it takes from. What is below nothing already may be filled up. */
export const lacks = (onHand: OnHand, move: Move): boolean => {
  const left = after(onHand, move)
  return (left.depot < 0 && move.from === 'depot') || (left.blocked < 0 && move.from === 'blocked')
}

/** What a count comes to: the movement that makes what is known equal to what was counted (base units), or null where it is. */
export function counted(known: number, quantity: number): { cause: 'found' | 'missed'; quantity: number } | null {
  if (quantity === known) return null
  return quantity > known
    ? { cause: 'found', quantity: quantity - known }
    : { cause: 'missed', quantity: known - quantity }
}

/** The movement that a cause makes. */
export const moveOf = (cause: Cause, quantity: number): Move => {
  const { from, to } = wayOf(cause)
  return { from, to, quantity }
}

/** A movement taken back: the same goods the other way. */
export const reversed = ({ from, to, quantity }: Move): Move => ({ from: to, to: from, quantity })
