import { z } from 'zod'
import { api } from '../errors.ts'
import { Language } from '../kernel/locale.ts'

export const Preferences = z.object({
  language: Language.nullable(),
  theme: z.enum(['auto', 'light', 'dark']),
  /** Percent. */
  textSize: z.number().int().min(90).max(150),
})
export type Preferences = z.infer<typeof Preferences>

export const preferences = {
  get: api.output(Preferences),
  set: api.input(Preferences.partial()).output(Preferences),
}
