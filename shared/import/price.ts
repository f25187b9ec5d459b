import { divideRounded, type Minor } from '../kernel/money.ts'
import { amountParts } from './fieldText.ts'

/** Parts of a minor unit. */
const partsOfMinor = amountParts / 100

/** A price for one as our tables keep it: for a hundred where it is finer than a hundredth of the currency, so that nothing is rounded away. */
export const priceOf = (parts: number): { priceUnits: number; priceMinor: Minor } =>
  parts % partsOfMinor === 0
    ? { priceUnits: 1, priceMinor: parts / partsOfMinor }
    : { priceUnits: partsOfMinor, priceMinor: parts }

/** An amount in whole minor units, halves away from zero. */
export const minorOf = (parts: number): Minor => divideRounded(BigInt(parts), BigInt(partsOfMinor))
