import type { en } from './en.ts'

/** The same tree with any text at its leaves. */
type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }

/** Every sentence of the desk. English gives the keys; a language that lacks one, or has one more, does not compile. */
export type Words = Shape<typeof en>
