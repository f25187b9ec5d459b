import { type Rank, ranks } from '../shared/sync/rank.ts'
import { mostTransactions, type WireTransaction } from '../shared/sync/wire/transactions.ts'
import { wayGiver } from './giveWay.ts'
import type { Reader } from './schema.ts'

/** A transaction that waits, as it will be sealed. `bytes`: about what it is as JSON. */
export type WaitingTransaction = WireTransaction & { readonly bytes: number }

interface Head extends Omit<WaitingTransaction, 'changes'> {
  readonly rank: Rank
  readonly first_change: number
  readonly last_change: number
}

/**
 * What is to be sealed next, in order of number: what is urgent before the rest, and with each of them whatever older it builds on, so that
 * head office never has to wait for what was left behind. Of about `mostJson` bytes, one transaction at least; none above `worst` in rank.
 */
export async function nextToSeal(
  reader: Reader,
  { mostJson, worst = ranks.history }: { mostJson: number; worst?: Rank },
): Promise<WaitingTransaction[]> {
  const heads = await waitingHeads(reader)
    .where('rank', '<=', worst)
    .orderBy('rank')
    .orderBy('number')
    .limit(mostTransactions)
    .execute()
  let through = 0
  const wanted = heads.filter(({ bytes }, index) => {
    through += bytes
    return index === 0 || through <= mostJson
  })
  const left = await oldestLeft(reader, wanted)
  const all = left === null ? wanted : await withFoundations(reader, wanted, left)
  const sorted = all.toSorted((a, b) => a.number - b.number).slice(0, mostTransactions)
  return withChanges(reader, sorted)
}

export const headColumns = [
  'number',
  'clock',
  'person',
  'why',
  'right',
  'batch',
  'bytes',
  'first_change',
  'last_change',
  'rank',
] as const

const waitingHeads = (reader: Reader) => reader.selectFrom('tx').select(headColumns).where('state', '=', 'waiting')

/** The oldest that is left behind, where it is older than one of these, which may then build on it. */
async function oldestLeft(reader: Reader, wanted: readonly Head[]): Promise<number | null> {
  const left = await Promise.all(
    Object.values(ranks).map(rank => {
      const taken = wanted.findLast(each => each.rank === rank)?.number ?? 0
      return reader
        .selectFrom('tx')
        .select('number')
        .where('state', '=', 'waiting')
        .where('rank', '=', rank)
        .where('number', '>', taken)
        .orderBy('number')
        .limit(1)
        .executeTakeFirst()
    }),
  )
  const oldest = Math.min(...left.map(each => each?.number ?? Number.POSITIVE_INFINITY))
  return wanted.some(({ number }) => number > oldest) ? oldest : null
}

/** These, and whatever older and still waiting wrote a row that they write, name, or were written by the person of. */
async function withFoundations(reader: Reader, wanted: readonly Head[], oldest: number): Promise<Head[]> {
  const giveWay = wayGiver()
  const taken = new Map(wanted.map(each => [each.number, each]))
  let looking = wanted.filter(({ number }) => number > oldest)
  while (looking.length > 0) {
    const found = new Set<number>()
    for (const each of looking) {
      for (const older of await olderWriters(reader, each)) found.add(older)
      await giveWay()
    }
    const fresh = [...found].filter(number => !taken.has(number))
    looking = fresh.length === 0 ? [] : await waitingHeads(reader).where('number', 'in', fresh).execute()
    for (const each of looking) taken.set(each.number, each)
  }
  return [...taken.values()]
}

async function olderWriters(reader: Reader, head: Head): Promise<number[]> {
  const changes = await changesOf(reader, head.first_change, head.last_change)
  const ids = new Set([head.person, ...changes.flatMap(({ id, cols }) => [id, ...namedIn(JSON.parse(cols))])])
  const rows = await reader
    .selectFrom('change')
    .innerJoin('tx', 'tx.number', 'change.tx')
    .select('change.tx')
    .distinct()
    .where('change.pending', '=', 1)
    .where('change.id', 'in', [...ids])
    .where('change.tx', '<', head.number)
    .where('tx.state', '=', 'waiting')
    .execute()
  return rows.map(each => each.tx)
}

/** Whatever may be the id of a row: a number that is none finds nothing. */
const namedIn = (values: Record<string, unknown>): number[] =>
  Object.values(values)
    .filter(value => typeof value === 'number')
    .filter(value => Number.isInteger(value) && value > 0)

const changesOf = (reader: Reader, first: number, last: number) =>
  reader
    .selectFrom('change')
    .select(['tx', 'tbl', 'id', 'sub', 'op', 'base', 'cols'])
    .where('n', '>=', first)
    .where('n', '<=', last)
    .orderBy('n')
    .execute()

/** These transactions, in order of number, with what they changed. */
export async function withChanges(reader: Reader, heads: readonly Head[]): Promise<WaitingTransaction[]> {
  const giveWay = wayGiver()
  const read: WaitingTransaction[] = []
  for (const run of runs(heads)) {
    const changes = await changesOf(reader, run.at(0)?.first_change ?? 0, run.at(-1)?.last_change ?? -1)
    const byTransaction = Map.groupBy(changes, change => change.tx)
    for (const { first_change: _first, last_change: _last, rank: _rank, ...head } of run) {
      const rows = byTransaction.get(head.number) ?? []
      const changed = rows.map(({ tbl, id, sub, op, base, cols }) => {
        return { table: tbl, id, sub, op, base, values: JSON.parse(cols) }
      })
      read.push({ ...head, changes: changed })
    }
    await giveWay()
  }
  return read
}

/** Neighbours are read in one go, some at a time: their changes stand one behind the other. */
function runs(heads: readonly Head[]): Head[][] {
  const all: Head[][] = []
  for (const head of heads) {
    const before = all.at(-1)
    if (before && before.length < mostAtOnce && before.at(-1)?.number === head.number - 1) before.push(head)
    else all.push([head])
  }
  return all
}

const mostAtOnce = 50
