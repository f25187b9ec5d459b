import { askedOnceOfOne } from './askedOnce.ts'
import { countUnequal } from './comparison.ts'
import { countRefused } from './inbox.ts'
import type { Reader } from './schema.ts'

/**
 * How many things wait for a person at this desk: refused transactions, rows that do not become equal to head office's,
 * open conflicts and, where this computer answers them, open requests.
 */
export async function countAttention(
  reader: Reader,
  { answersRequests }: { answersRequests: boolean },
): Promise<number> {
  const refused = (await countRefused(reader)) + (await countUnequal(reader))
  const conflicts = await openConflicts(reader)
  if (!answersRequests) return refused + conflicts.count
  const requests = await openRequests(reader)
  return refused + conflicts.count + requests.count
}

const openConflicts = askedOnceOfOne(reader =>
  reader
    .selectFrom('conflict')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'open'),
)

const openRequests = askedOnceOfOne(reader =>
  reader
    .selectFrom('request')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'open'),
)
