import type { Writer } from '../../db/schema.ts'
import type { Act } from '../../db/write.ts'
import type { Right } from '../../shared/auth/right.ts'

/** Who does what, as the guard found it. */
export interface Acting {
  readonly person: { readonly id: number }
  /** The procedure: `orders.confirm`. */
  readonly call: string
}

/** One transaction in the name and under the right that the guard found. */
export type Pen = <T>(work: (tx: Writer) => Promise<T> | T) => Promise<T>

/** What a transaction says of itself, for a handler that acts under another right than its guard's. */
export const act = (context: Acting, right: Right): Act => ({ person: context.person.id, why: context.call, right })
