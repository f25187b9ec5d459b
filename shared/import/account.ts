import { z } from 'zod'

/**
 * Why rows of a table are not taken, each with a sentence. stock: what lies where is counted, never imported. no-place: nothing here keeps
 * it. history: only what is true today is kept. payments: money is not taken in with orders. unmatched: no row of another table points to them. passed: of a table that was
 * taken, but refused, set aside or here already. unused: nobody said what they are.
 */
export const leftReasons = ['stock', 'no-place', 'history', 'payments', 'unmatched', 'passed', 'unused'] as const
export const LeftReason = z.enum(leftReasons)
export type LeftReason = z.infer<typeof LeftReason>
