import type { Day } from '../kernel/day.ts'

/** What a depot has of one product, what is promised of it and what is expected, in base units. */
export interface Supply {
  /** Whether anything of it ever moved at this depot or is to come; else nobody keeps its stock here and nothing can be said of it. */
  readonly kept: boolean
  /** What can be sold; below nothing where it was given out twice. */
  readonly onHand: number
  /** What confirmed orders wait for. */
  readonly reserved: number
  /** What is still to come, by the day it is expected on, in no order. */
  readonly inbound: readonly Inbound[]
}

export interface Inbound {
  readonly day: Day
  readonly quantity: number
}

/**
 * What can be promised for a day: on hand − reserved + inbound up to that day. What was expected before today and has not come is late: nobody knows when it will,
 * and it counts for nothing.
 */
export const freeOn = ({ onHand, reserved, inbound }: Supply, day: Day, today: Day): number =>
  inbound
    .filter(each => each.day >= today && each.day <= day)
    .reduce((free, { quantity }) => free + quantity, onHand - reserved)

/** The first day from `from` on which so much is free; null where what is expected does not suffice. */
export function firstFree(supply: Supply, quantity: number, { from, today }: { from: Day; today: Day }): Day | null {
  const days = [from, ...supply.inbound.map(({ day }) => day).filter(day => day > from)].toSorted()
  return days.find(day => freeOn(supply, day, today) >= quantity) ?? null
}

/** What is missing of a quantity that is wanted for a day; 0 where nothing is, or where nobody keeps its stock. */
export const missingOn = (supply: Supply, quantity: number, when: { day: Day; today: Day }): number =>
  supply.kept ? Math.max(0, quantity - Math.max(0, freeOn(supply, when.day, when.today))) : 0
