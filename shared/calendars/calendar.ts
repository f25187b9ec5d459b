import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { recurrences } from './recurrence.ts'

/** Minutes after midnight on the depot's wall clock. */
export const MinuteOfDay = z.number().int().min(0).max(1439)

export const Holiday = z.object({
  n: z.number().int().positive(),
  day: Day,
  names: z.record(Language, z.string().max(80)),
  /** Closed: nothing is delivered and nobody confirms. Else the day works, perhaps until another hour. */
  closed: z.boolean(),
  cutoffMinute: MinuteOfDay.nullable(),
  recurrence: z.enum(recurrences),
})
export type Holiday = z.infer<typeof Holiday>

export const Calendar = z.object({
  id: Id,
  code: z.string().max(16),
  name: z.string().max(80),
  /** Bit 0 is Monday … bit 6 is Sunday. */
  workingDays: z.number().int().min(0).max(127),
  /** Monday first: until when orders are confirmed on that weekday; null is the depot's own cut-off. */
  cutoffs: z.array(MinuteOfDay.nullable()).length(7),
  active: z.boolean(),
  holidays: z.array(Holiday),
})
export type Calendar = z.infer<typeof Calendar>
