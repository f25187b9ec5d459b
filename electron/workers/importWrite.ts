import { bulkWrite, idsOf } from '../../db/bulkWrite.ts'
import { saveBatch } from '../../db/importBatch.ts'
import type { Turn } from '../../db/pen.ts'
import type { SecondHand } from '../../db/secondHand.ts'
import { captured } from '../../db/write.ts'
import type { ImportState } from '../../shared/imports/contract.ts'
import { mostBytes, mostRows } from '../../shared/sync/protocol.ts'
import type { Phase } from './importGroups.ts'
import type { Group } from './importMaker.ts'
import type { ImportPlan } from './importTask.ts'

/** So long a turn goes on with further transactions before it commits, in milliseconds: whoever waits to write waits no longer. */
const turnMilliseconds = 12

/** Who grants turns: this thread writes inside `work`, and nowhere else. `state` is how far it is afterwards. */
export type InTurn = (work: (now: number) => Promise<ImportState>) => Promise<void>

/** The identities of the turn under way. */
export interface TurnIds {
  give: () => number
}

/**
 * Writes every group of every phase: as many small captured transactions as the limits of one want, several of them in one commit with the book
 * that says how far the import is, so that a stop at any moment leaves whole records and a true book.
 */
export async function writePhases(
  hand: SecondHand,
  plan: ImportPlan,
  { phases, ids, inTurn, state }: { phases: readonly Phase[]; ids: TurnIds; inTurn: InTurn; state: ImportState },
): Promise<ImportState> {
  let now = state
  for (const { right, groups } of phases) {
    const source = groups[Symbol.iterator]()
    let waiting: Group | null = null
    let over = false
    while (!over) {
      await inTurn(at =>
        hand.pen.turn(async turn => {
          const begun = performance.now()
          ids.give = idsOf(turn)
          do {
            const chunk = nextChunk(source, waiting)
            waiting = chunk.waiting
            over = chunk.over
            if (chunk.rows.length > 0) await write(turn, plan, { right, rows: chunk.rows, now: at })
            now = { ...now, done: now.done + chunk.records }
          } while (!over && performance.now() - begun < turnMilliseconds)
          await saveBatch(turn.tx, now, plan.person)
          return now
        }),
      )
    }
  }
  return now
}

const write = (
  turn: Turn,
  { person, batch }: ImportPlan,
  { right, rows, now }: { right: Phase['right']; rows: Group; now: number },
): Promise<void> => captured(turn, { person, why: 'imports.run', right, batch }, now, () => bulkWrite(turn, rows))

interface Chunk {
  readonly rows: Group
  readonly records: number
  /** A record that found no room any more. */
  readonly waiting: Group | null
  readonly over: boolean
}

/** As many whole records as one transaction carries. */
function nextChunk(source: Iterator<Group>, first: Group | null): Chunk {
  const rows: Group[number][] = []
  let bytes = 0
  let records = 0
  let group = first
  for (;;) {
    if (group === null) {
      const next = source.next()
      if (next.done === true) return { rows, records, waiting: null, over: true }
      group = next.value
    }
    const size = bytesOf(group)
    if (rows.length > 0 && (rows.length + group.length > mostRows || bytes + size > mostBytes - 1000))
      return { rows, records, waiting: group, over: false }
    rows.push(...group)
    bytes += size
    records += 1
    group = null
  }
}

/** Of the JSON that capture keeps of these rows, with what stands around each. */
function bytesOf(group: Group): number {
  let bytes = 0
  for (const each of group) bytes += 120 + Buffer.byteLength(JSON.stringify('row' in each ? each.row : each.values))
  return bytes
}
