import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Outcome } from '../settings/contract.ts'
import { Calendar, Holiday } from './calendar.ts'

const why = { note: z.string().max(500).default('') }

/** Read with the settings, which every screen has; written here. */
export const calendars = {
  /** REFUSED in-use: a depot that is in use works by it. */
  save: refusing(['in-use'])
    .input(Calendar.omit({ holidays: true }).extend({ id: Id.nullable(), ...why }))
    .output(Outcome),
  /** A holiday of `n` 0 is a new one; `removed` takes it away. */
  saveHoliday: api
    .input(
      Holiday.extend({
        calendarId: Id,
        n: z.number().int().nonnegative(),
        removed: z.boolean().default(false),
        ...why,
      }),
    )
    .output(Outcome),
  /**
   * Enters the holidays of one year into another, each on the day on which it falls there; what is announced year by year is left out,
   * what is there already stays. Answers how many were entered or asked for, and how many somebody has to enter.
   */
  copyYear: api
    .input(
      z.object({
        calendarId: Id,
        from: z.number().int().min(1900).max(2200),
        to: z.number().int().min(1900).max(2200),
        ...why,
      }),
    )
    .output(z.object({ copied: z.number().int(), requested: z.boolean(), toEnter: z.number().int() })),
}
