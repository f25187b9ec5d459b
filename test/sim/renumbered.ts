import type { LedgerChange, LedgerEntry } from './saved.ts'

/**
 * What is wrong with transactions that were given ids of another device: those up to `shared` are what they were. Each later one must still
 * say what it said, but for ids, and each id must have become one other, the same everywhere, that no other became.
 */
export function renumbered(
  before: ReadonlyMap<number, LedgerEntry>,
  after: readonly LedgerEntry[],
  shared: number,
): string[] {
  const became = new Map<unknown, unknown>()
  const came = new Map<unknown, unknown>()
  const wrong: string[] = []
  const same = (place: string, was: unknown, is: unknown): void => {
    if (became.has(was) ? became.get(was) === is : !came.has(is)) {
      became.set(was, is)
      came.set(is, was)
    } else wrong.push(`${place}: ${String(was)} became ${String(is)}`)
  }

  for (const { number, why, changes } of after) {
    const old = before.get(number)?.changes ?? []
    if (number <= shared) {
      if (JSON.stringify(old) !== JSON.stringify(changes)) wrong.push(`${number} ${why} was both's and is another`)
      continue
    }
    if (old.length !== changes.length) wrong.push(`${number} ${why} had ${old.length} rows and has ${changes.length}`)
    for (const [place, change] of changes.entries()) {
      const was = old[place]
      if (!was) continue
      if (was.table !== change.table || was.op !== change.op) wrong.push(`${number} ${why} says something else`)
      same(`${number} ${why}`, idOf(was), idOf(change))
      for (const [column, value] of Object.entries(change.values)) {
        const told = was.values[column]
        if (told !== value && !areIds(told, value)) wrong.push(`${number} ${why}: ${column} is another`)
      }
    }
  }
  return wrong
}

const idOf = ({ table, id, sub }: LedgerChange): string => `${table}/${id}/${sub}`

/** Ids, or texts in which ids stand. */
const areIds = (was: unknown, is: unknown): boolean =>
  typeof was === typeof is && (typeof is === 'number' ? is > 2 ** 35 : typeof is === 'string' && /^[[{]/.test(is))
