import type { Acting } from './act.ts'
import type { Context } from './context.ts'
import type { Present } from './guards.ts'

/** A call of somebody who is signed in, as the guard hands it on. */
export type Asking = Context & Acting & { readonly person: Present }
