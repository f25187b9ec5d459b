import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Minor } from '../kernel/money.ts'
import { containerKinds } from './kind.ts'

export const Container = z.object({
  id: Id,
  code: z.string().max(16),
  names: z.record(Language, z.string().max(80)),
  kind: z.enum(containerKinds),
  /** Of one, in the company's base currency. */
  depositMinor: Minor.nonnegative(),
  active: z.boolean(),
})
export type Container = z.infer<typeof Container>
