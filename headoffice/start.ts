import { setTimeout as wait } from 'node:timers/promises'
import { codeLife } from './code.ts'
import { openCarrying } from './file/carrying.ts'
import { type GateOptions, openGate } from './gate.ts'
import { openHttp } from './http.ts'
import { type Patience, patience, requestLimit } from './limits.ts'
import { errorNote, type Log, silentLog } from './log.ts'
import { makeCode } from './makeCode.ts'
import { openMetrics } from './metrics.ts'
import { keepNights } from './night/keepNights.ts'
import { openBooks } from './openBooks.ts'
import type { CodeTerms } from './store/enrolment.ts'
import { raiseEpoch } from './store/epoch.ts'
import type { Store } from './store/pool.ts'
import { hasCompany } from './store/rows.ts'
import type { Timers } from './timers.ts'

export interface HeadOfficeOptions {
  /** Several, with blanks between them, where a standby may take over. */
  readonly databaseUrl: string
  /** 0, or left out, takes any free port. */
  readonly port?: number
  readonly host?: string
  readonly now?: () => number
  /** 0 … 1, for waits that shall differ. */
  readonly random?: () => number
  readonly timers?: Timers
  readonly log?: Log
  /** The database came back from a backup: another history begins, and desks give back what it lost. */
  readonly restored?: boolean
  /** Connections to PostgreSQL at once. */
  readonly connections?: number
  /** Who brings it may read /metrics; without one only this computer. */
  readonly metricsToken?: string | null
  /** The metrics tell of the process too: once a process. */
  readonly ofProcess?: boolean
  readonly patience?: Patience
  /** How many round trips run at once, how many wait for their turn and how many milliseconds. */
  readonly crowd?: Partial<GateOptions>
  /** A founding code, whenever a new one is made because nothing has been enrolled yet. */
  readonly onFoundingCode?: (code: string) => void
}

export interface HeadOffice {
  readonly url: string
  /** On an empty head office: the code with which the first computer joins. */
  readonly foundingCode: string | null
  /** A code for one more computer, as a person reads it out. */
  makeCode(terms: Omit<CodeTerms, 'founding'>): Promise<string>
  /** Ends what runs, then stops listening. */
  close(): Promise<void>
}

/** Brings the database up to date and listens. Any number of these may share one database. */
export async function startHeadOffice(options: HeadOfficeOptions): Promise<HeadOffice> {
  const { databaseUrl, port = 0, host = '127.0.0.1', now = Date.now, random = Math.random, log = silentLog } = options
  const connections = options.connections ?? 10
  const { store, office, sign, pause } = await openBooks({ databaseUrl, connections, log, random })
  // A round trip needs one connection at a time, and decoding between two of its questions needs none.
  const gate = openGate({ inside: connections * 2, waiting: 1000, patience: 10_000, ...options.crowd }, options.timers)
  let draining = false
  if (options.restored) await store.transaction(on => raiseEpoch(on, office.epoch))
  const ingesting = { store, office, now, log, pause, sign }
  const app = openHttp({
    ...ingesting,
    random,
    admit: requestLimit(now),
    carrying: openCarrying({ ...ingesting, admit: () => {} }),
    slowDown: wrong => wait(Math.min(5000, Math.max(0, wrong - 20) * 50)),
    databaseState: () => store.state(),
    draining: () => draining,
    gate,
    metrics: openMetrics({ store, gate, now, ofProcess: options.ofProcess ?? false }),
    metricsToken: options.metricsToken ?? null,
    patience: options.patience ?? patience,
  })
  const url = await app.listen({ port, host })
  const founding = await keepFoundingCode(store, now, options.onFoundingCode)
  const breathe = async (): Promise<void> => {
    await wait(10)
    if (draining) throw new Error('head office ends in the middle of its night')
  }
  const nights = { store, sign, now, log, breathe }
  const stopNights = keepNights(nights, error => log.warn({ event: 'night', error: errorNote(error) }))
  return {
    url,
    foundingCode: founding.code,
    makeCode: terms => makeCode(store, now(), { ...terms, founding: false }, null),
    close: async () => {
      draining = true
      founding.stop()
      stopNights()
      await app.close()
      await store.close()
    },
  }
}

/** While there is no company there is always one code that counts: the computer that used the last one may have had none to bring. */
async function keepFoundingCode(store: Store, now: () => number, tell: HeadOfficeOptions['onFoundingCode']) {
  const make = async (): Promise<string | null> => {
    if (await hasCompany(store)) return null
    const code = await makeCode(store, now(), { depotId: null, headOffice: true, founding: true }, null)
    tell?.(code)
    return code
  }
  const code = await make()
  const again = setInterval(() => {
    make().then(
      next => next === null && clearInterval(again),
      // The database is away: /health says so, and the next round tries again.
      () => undefined,
    )
  }, codeLife)
  again.unref()
  if (code === null) clearInterval(again)
  return { code, stop: () => clearInterval(again) }
}
