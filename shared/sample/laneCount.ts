import type { NumberType } from '../sync/numbered.ts'

/** How far the numbers of a lane have come: orders of `PAPZS` in the fiscal year that ends in 2027. */
export interface LaneCount {
  readonly type: NumberType
  readonly depot: string
  readonly lane: string
  readonly fiscalYear: number
  readonly last: number
}
