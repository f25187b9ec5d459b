import { hours } from '../../shared/kernel/instant.ts'
import { anySilentSince, compactLog, cutLog, forgetTombstones, listKeptScopes, raiseFloor } from '../store/keeping.ts'
import type { Queryable } from '../store/pool.ts'

const days = (count: number): number => hours(24 * count)

/** Who was silent longer starts from a snapshot, once what waited there is in. Longer than desks keep what they can give back. */
const logKeptFor = days(120)
/** Who was silent so long gets of what was written over and over only the last. */
const compactedAfter = days(30)

const entriesAtOnce = 500
const lookedAtOnce = 5_000

export interface LogKept {
  /** Entries cut off, entries looked at for what was written over, deleted rows forgotten. */
  readonly cut: number
  readonly compacted: number
  readonly forgotten: number
}

/**
 * Cuts off of the log what is older than 120 days, forgets what was deleted there, and shortens what is older than 30; a few hundred entries at a time,
 * with a breath in between, and without a lock that a round trip needs. Deleted rows are remembered while a computer that was not stopped is silent
 * for longer: it may still refer to them.
 */
export async function keepLog(on: Queryable, now: number, breathe: () => Promise<void>): Promise<LogKept> {
  const before = now - logKeptFor
  const remember = await anySilentSince(on, before)
  const kept = { cut: 0, compacted: 0, forgotten: 0 }
  const floors = new Map<string, number>()
  for (const scope of await listKeptScopes(on)) {
    await untilNone(() => raised(scope))
    kept.cut += await untilNone(() => cutLog(on, scope, entriesAtOnce))
    if (!remember) kept.forgotten += await untilNone(() => forgetTombstones(on, scope, entriesAtOnce))
    kept.compacted += await untilNone(() => compactLog(on, scope, now - compactedAfter, entriesAtOnce))
  }
  return kept

  async function raised(scope: string): Promise<number> {
    const from = floors.get(scope) ?? 0
    const floor = await raiseFloor(on, scope, before, lookedAtOnce)
    floors.set(scope, floor)
    return floor - from
  }

  async function untilNone(piece: () => Promise<number>): Promise<number> {
    let all = 0
    for (let some = await piece(); some > 0; some = await piece()) {
      all += some
      await breathe()
    }
    return all
  }
}
