import { addDays, instantOf } from '../../shared/kernel/day.ts'
import { dayOfBound } from '../../shared/kernel/dayBound.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import type { TableFilter } from '../../shared/lists/tableFilter.ts'
import type { TableAsk } from './tableSource.ts'

/** From the beginning of the first day to the end of the last, on the wall of the depot; null where nobody said. */
export function spanOf(
  { today, timeZone }: Pick<TableAsk, 'today' | 'timeZone'>,
  { from, to }: TableFilter,
  column: string,
): { since: Instant | null; before: Instant | null } {
  const first = from[column]
  const last = to[column]
  return {
    since: first === undefined ? null : instantOf(dayOfBound(first, today), 0, timeZone),
    before: last === undefined ? null : instantOf(addDays(dayOfBound(last, today), 1), 0, timeZone),
  }
}
