import type { SampleProduct } from './profile.ts'

/** A product of a profile as the rows know it. */
export interface MadeProduct extends SampleProduct {
  readonly id: number
  readonly taxClassId: number
}
