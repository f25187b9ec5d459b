import { type Day, dayAt } from '../../shared/kernel/day.ts'
import type { Asking } from './asking.ts'
import { letterheadOf } from './paper.ts'

/** For what is nobody's in particular: the person's depot, or this computer's. */
export const depotHere = (context: Asking): number | null => context.person.depotId ?? context.identity().depotId

/** The day on that depot's wall clock. */
export async function todayHere(context: Asking): Promise<Day> {
  const { timeZone } = await letterheadOf(context, depotHere(context))
  return dayAt(context.now(), timeZone)
}
