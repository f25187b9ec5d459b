import { forgetUnnamed } from '../../db/blobs.ts'
import { forgetCarried } from '../../db/carried.ts'
import { pruneKept } from '../../db/kept.ts'
import type { Store } from '../../db/open.ts'
import { pruneAcknowledged } from '../../db/queue.ts'
import { unseal } from '../../db/unseal.ts'
import { hours, minutes } from '../../shared/kernel/instant.ts'
import type { LinkTrouble, SyncStatus } from '../../shared/sync/contract.ts'
import { minutesUntilOpen, onlyUrgent } from '../../shared/sync/plan.ts'
import type { Clock } from '../api/clock.ts'
import type { Log } from '../api/log.ts'
import { waitAfter } from './backoff.ts'
import { giveBack } from './giveBack.ts'
import type { SyncHandle } from './handle.ts'
import type { Http } from './http.ts'
import { type IdentityFile, isAlone } from './identity.ts'
import { anybodySigned } from './join.ts'
import { findRate, saveRate } from './keptRate.ts'
import type { PartLane } from './parts/lane.ts'
import type { SnapshotState } from './parts/snapshotLane.ts'
import { findPlan, savePlan } from './plan.ts'
import { afterAll, afterStall, afterSuccess, type Rate } from './rate.ts'
import { findOut, tellRebirths } from './recovery.ts'
import { type RoundResult, round } from './round.ts'
import { createSchedule, type Timers } from './schedule.ts'
import { keepSpares } from './spares.ts'
import { type Live, syncStatus } from './status.ts'
import { LinkError } from './trouble.ts'

export interface EngineOptions {
  readonly store: Store
  readonly identity: IdentityFile
  readonly http: Http
  readonly clock: Clock
  readonly timers: Timers
  /** 0 … 1, for the jitter of waits. */
  readonly random: () => number
  readonly log: Log
  readonly application: string
  /** What travels beside rows, the most urgent first. */
  readonly parts: readonly PartLane[]
  /** One of them. */
  readonly snapshots: SnapshotState
}

/** Carries what was saved here to head office and back what others did: while it is started by itself, on demand at once. */
export interface Engine extends Omit<SyncHandle, 'join' | 'joinAgain' | 'release' | 'compare' | 'files'> {
  start(): void
  /** Runs what must not run beside a round: one under way is broken off (nothing is lost by it), and follows. */
  undisturbed<T>(work: () => Promise<T>): Promise<T>
  /** Breaks off a round under way (nothing is lost by it) and plans none. */
  stop(): Promise<void>
}

/** Soon after the start, but not in the way of it. */
const afterStart = 1_000

/** What trying again by itself cannot mend: somebody has to look. */
const final: ReadonlySet<LinkTrouble> = new Set(['revoked', 'unknown-device', 'wrong-protocol'] satisfies LinkTrouble[])

export function createEngine(options: EngineOptions): Engine {
  const { store, identity, http, clock, log } = options
  let rate: Rate | null = null
  let live: Live = { running: false, trouble: null, progress: null, left: 0 }
  let failures = 0
  let stalls = 0
  let started = false
  let underWay: Promise<void> | null = null
  let tidied: number | null = null
  let breakOff = new AbortController()

  const become = (next: Partial<Live>): void => {
    live = { ...live, ...next }
    store.changes.tell(new Set(['sync_state']))
  }
  const schedule = createSchedule(clock, options.timers, () => void run(false))
  /** Within the hours of the plan: what falls outside them waits for the next morning. */
  const plan = async (milliseconds: number): Promise<void> => {
    if (!started) return
    const due = new Date(clock.now() + milliseconds)
    const closed = minutesUntilOpen(await findPlan(store.reader), due.getHours() * 60 + due.getMinutes())
    if (started) schedule.in(milliseconds + minutes(closed))
  }
  const status = async (): Promise<SyncStatus> => {
    rate ??= await findRate(store.reader)
    return syncStatus(store, identity.present(), { ...live, rate, nextAttempt: schedule.dueAt() })
  }

  /** One at a time: who asks while one is under way waits for that. `wished`: a person asked for it. */
  function run(wished: boolean): Promise<void> {
    underWay ??= attempt(wished).finally(() => {
      underWay = null
    })
    return underWay
  }

  async function attempt(wished: boolean): Promise<void> {
    if (isAlone(identity.present())) return
    schedule.cancel()
    become({ running: true, progress: { sent: 0, received: 0, toReceive: 0 } })
    try {
      await tellRebirths(options)
      const before = await findRate(store.reader)
      rate ??= before
      const { officeTime } = await untilItIsOne(onlyUrgent(await findPlan(store.reader), wished))
      rate = afterAll(rate)
      await settle()
      if (!isAbout(before, rate)) await saveRate(store, rate)
      await tidy(officeTime)
      become({ running: false, trouble: null, progress: null })
      await plan(minutes((await findPlan(store.reader)).everyMinutes))
    } catch (cause) {
      await failed(cause)
    } finally {
      http.hangUp()
    }
  }

  /** Once a day what was answered long ago is forgotten, after a sync, when nobody waits for anything. */
  async function tidy(officeTime: number): Promise<void> {
    const daily = tidied === null || clock.uptime() - tidied >= hours(24)
    if (daily) {
      tidied = clock.uptime()
      await pruneAcknowledged(store, officeTime)
      await forgetUnnamed(store)
      await forgetCarried(store)
      await pruneKept(store)
    }
    // Without head office's key no file can be written on the day on which the link stays away.
    if (daily || !identity.present().phone?.office) await keepSpares(options)
  }

  async function settle(): Promise<void> {
    if (identity.present().settled) return
    if (await anybodySigned(store.reader)) identity.change({ settled: true })
  }

  /** Where head office knows this computer otherwise it is found out why, and then gone on. */
  async function untilItIsOne(urgentOnly: boolean): Promise<RoundResult> {
    let replayed = false
    for (let doubts = 0; ; ) {
      try {
        return await untilNothingIsLeft(urgentOnly)
      } catch (cause) {
        const trouble = cause instanceof LinkError ? cause.trouble : null
        if (trouble === 'other-epoch' && doubts < 2) {
          doubts += 1
          await giveBack(options)
          continue
        }
        // Once a request may come twice over a poor link; a second one was counted by somebody else.
        const doubtful = trouble === 'frame-fork' || (trouble === 'replayed' && replayed)
        if (!doubtful && (trouble !== 'replayed' || doubts > 0)) throw cause
        replayed = true
        if (!doubtful) continue
        doubts += 1
        if (doubts > 2) throw cause
        log.warn('head office knows this computer otherwise', { code: trouble ?? '' })
        if ((await findOut(options)) === 'copied') await tellRebirths(options)
      }
    }
  }

  async function untilNothingIsLeft(urgentOnly: boolean): Promise<RoundResult> {
    let now = rate ?? (await findRate(store.reader))
    let resendFrom: number | null = null
    // After a stall by turns: what comes down must not wait for what does not go up, nor the other way round.
    let fetchOnly = stalls % 2 === 1
    for (;;) {
      try {
        const result: RoundResult = await round({
          ...options,
          rate: now,
          resendFrom,
          fetchOnly,
          urgentOnly,
          signal: breakOff.signal,
        })
        now = afterSuccess(now, result)
        rate = now
        came(result, fetchOnly)
        if (fetchOnly) await unseal(store, { durable: result.frame, mostBytes: now.frameBytes })
        if (!result.more || breakOff.signal.aborted) return result
        resendFrom = null
        fetchOnly = false
      } catch (cause) {
        const gap = cause instanceof LinkError && cause.trouble === 'frame-gap' ? cause.frame : null
        if (gap === null || resendFrom !== null) throw cause
        resendFrom = gap + 1
      }
    }
  }

  function came(result: RoundResult, fetchOnly: boolean): void {
    failures = 0
    if (!fetchOnly) stalls = 0
    const before = live.progress ?? { sent: 0, received: 0 }
    const received = before.received + result.received
    become({
      trouble: null,
      progress: { sent: before.sent + result.acknowledged, received, toReceive: received + result.left },
      left: result.left,
    })
    log.info('synced', { count: result.acknowledged + result.received, milliseconds: Math.round(result.milliseconds) })
  }

  async function failed(cause: unknown): Promise<void> {
    if (breakOff.signal.aborted) {
      become({ running: false, progress: null })
      return
    }
    failures += 1
    const known = cause instanceof LinkError ? cause : null
    const trouble = known?.trouble ?? 'this-computer'
    if (known?.underWay || trouble === 'too-large') {
      stalls += 1
      rate = afterStall(rate ?? (await findRate(store.reader)), stalls)
    }
    if (known) log.warn('sync did not come through', { code: trouble, count: failures })
    else log.error('sync broke', { error: cause })
    become({ running: false, trouble, progress: null })
    if (!final.has(trouble)) await plan(known?.retryAfter ?? waitAfter(failures, options.random))
  }

  async function undisturbed<T>(work: () => Promise<T>): Promise<T> {
    while (underWay !== null) {
      breakOff.abort()
      await underWay
    }
    breakOff = new AbortController()
    const { promise, resolve } = Promise.withResolvers<void>()
    underWay = promise
    try {
      return await work()
    } finally {
      underWay = null
      resolve()
      become({})
      await plan(afterStart)
    }
  }

  return {
    status,
    undisturbed,
    now: async () => {
      await run(true)
      const after = await status()
      // What was saved in the very last moment of a round that was under way, or was left for a better link by it.
      const { waitingTransactions: waiting, waitingLater: later, toCome } = after
      const leftOver = waiting > later || (toCome > 0 && !after.plan.urgentOnly)
      if (after.trouble !== null || !leftOver || after.state === 'alone') return after
      await run(true)
      return status()
    },
    setPlan: async part => {
      const next = { ...(await findPlan(store.reader)), ...part }
      await savePlan(store, next)
      store.changes.tell(new Set(['sync_state']))
      if (!live.running && live.trouble === null) await plan(minutes(next.everyMinutes))
      return status()
    },
    start: () => {
      started = true
      breakOff = new AbortController()
      schedule.in(afterStart)
    },
    stop: async () => {
      started = false
      schedule.cancel()
      breakOff.abort()
      await underWay
    },
  }
}

/** Not worth a write: the same link as before. */
function isAbout(before: Rate, now: Rate): boolean {
  const near = (a: number | null, b: number | null): boolean =>
    a === b || (a !== null && b !== null && Math.abs(a - b) <= Math.max(a, b) / 5)
  const alike = (['way', 'up', 'down', 'density', 'echo'] as const).every(each =>
    near(before.link[each], now.link[each]),
  )
  return alike && near(before.frameBytes, now.frameBytes) && near(before.answerBytes, now.answerBytes)
}
