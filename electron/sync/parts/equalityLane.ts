import { findComparison, saveComparison, type UnequalRow } from '../../../db/comparison.ts'
import { mustCompare } from '../../../db/cutScopes.ts'
import { mendRows } from '../../../db/mend.ts'
import type { Store } from '../../../db/open.ts'
import { waiting } from '../../../db/queue.ts'
import { hours, minutes } from '../../../shared/kernel/instant.ts'
import { askBytes, readAnswer } from '../../../shared/sync/equality/messages.ts'
import type { Place } from '../../../shared/sync/equality/place.ts'
import { type TableName, tableOf } from '../../../shared/sync/registry.ts'
import { partKinds } from '../../../shared/sync/wire/parts.ts'
import type { Log } from '../../api/log.ts'
import { type Difference, openPass, type Pass } from '../equality/pass.ts'
import type { PartLane } from './lane.ts'

export interface EqualityOptions {
  readonly store: Store
  readonly clock: { now(): number; uptime(): number }
  readonly log: Pick<Log, 'info' | 'warn'>
}

export interface EqualityLane extends PartLane {
  /** With the next sync, whenever the last time was. */
  compareNext(): void
  stop(): void
}

const every = hours(24)
/** What a person waits for when the program has started comes first. */
const afterStart = minutes(10)
const afterUnrest = minutes(60)
/** Log and copy must stand at the same place; where others write without a pause it is tried so often. */
const mostTries = 4
const mostPending = 20_000

/** What is known of a comparison under way, over its passes. */
interface Run {
  /** 1: looks and mends. 2: looks whether that helped. */
  round: 1 | 2
  tries: number
  pass: Pass | null
  /** The question that is under way has not been answered. */
  unanswered: boolean
  readonly mended: Set<string>
  unequal: Omit<UnequalRow, 'since'>[]
}

/**
 * Once a day, and on demand: is this copy what head office holds? Rows that differ, and no others, are fetched and put right, once; what differs after that
 * stands before a person. Begins only when nothing waits to be sent.
 */
export function equalityLane({ store, clock, log }: EqualityOptions): EqualityLane {
  let run: Run | null = null
  let wanted = false
  let notBefore = clock.uptime() + afterStart

  async function due(): Promise<boolean> {
    if (wanted || (await mustCompare(store.reader))) return true
    if (clock.uptime() < notBefore) return false
    const last = await findComparison(store.reader)
    return last === null || clock.now() - last.at >= every || last.at > clock.now()
  }

  const close = (): void => {
    run?.pass?.close()
    run = null
  }
  const giveUp = (): void => {
    close()
    wanted = false
    notBefore = clock.uptime() + afterUnrest
  }
  /** Everything is looked at anew, at the place where the log stands then. */
  const again = (present: Run): void => {
    present.pass?.close()
    present.pass = null
    present.unequal = []
    present.unanswered = false
    present.tries += 1
    if (present.tries > mostTries) giveUp()
  }

  async function passOf(present: Run): Promise<Pass | null> {
    present.pass ??= await openPass(store.file, mostPending)
    if (present.pass === null) giveUp()
    return present.pass
  }

  async function finish(present: Run): Promise<void> {
    present.pass?.close()
    present.pass = null
    if (present.round === 1 && present.mended.size > 0) {
      present.round = 2
      present.unequal = []
      return
    }
    const { mended, unequal } = present
    await saveComparison(store, { mended: mended.size, unequal })
    log.info('compared with head office', { count: mended.size })
    if (unequal.length > 0) log.warn('not equal to head office', { count: unequal.length })
    close()
    wanted = false
  }

  async function putRight(present: Run, difference: Difference): Promise<boolean> {
    const { name, rows, absent, damaged } = difference
    const known = (place: Place): boolean => present.mended.has(keyOf(name, place))
    const fresh = { rows: rows.filter(row => !known(row)), absent: absent.filter(place => !known(place)) }
    for (const place of damaged) present.unequal.push(unequal(name, place, 'damaged-there'))
    for (const place of [...rows, ...absent].filter(known)) present.unequal.push(unequal(name, place, 'not-mended'))
    if (fresh.rows.length + fresh.absent.length === 0) return true
    const mended = await mendRows(store, { ...difference, ...fresh })
    for (const key of mended ?? []) present.mended.add(keyOf(name, key))
    return mended !== null
  }

  return {
    kind: partKinds.equality,
    ask: async room => {
      if (run?.unanswered) again(run)
      if (run === null) {
        if (!(await due())) return []
        wanted = true
        if ((await waiting(store.reader)).transactions > 0) return []
        run = { round: 1, tries: 0, pass: null, unanswered: false, mended: new Set(), unequal: [] }
      }
      const question = await (await passOf(run))?.ask()
      if (!question) return []
      const bytes = askBytes(question)
      run.unanswered = true
      return bytes.length <= room ? [bytes] : []
    },
    take: async ([bytes]) => {
      const present = run
      if (!present?.pass || !bytes) return
      present.unanswered = false
      const took = await present.pass.take(readAnswer(bytes))
      if (took === 'moved' || (took !== null && !(await putRight(present, took)))) return again(present)
      if (present.pass.done()) await finish(present)
    },
    more: () => run !== null || wanted,
    compareNext: () => {
      wanted = true
    },
    stop: close,
  }
}

const keyOf = (name: TableName, { id, sub }: Place): string => `${name} ${id}/${sub}`

const unequal = (name: TableName, { id, sub }: Place, why: UnequalRow['why']): Omit<UnequalRow, 'since'> => ({
  table: tableOf(name).number,
  id,
  sub,
  why,
})
