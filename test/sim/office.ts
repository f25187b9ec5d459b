import pg from 'pg'
import type { HttpAnswer } from '../../electron/sync/http.ts'
import { newCode } from '../../headoffice/code.ts'
import { type BroughtFile, takeFile } from '../../headoffice/file/takeFile.ts'
import { openGate } from '../../headoffice/gate.ts'
import { openHttp } from '../../headoffice/http.ts'
import { signer } from '../../headoffice/ingest/grants.ts'
import { patience, requestLimit } from '../../headoffice/limits.ts'
import { openMetrics } from '../../headoffice/metrics.ts'
import { approve } from '../../headoffice/recovery/succession.ts'
import { buildSnapshots } from '../../headoffice/snapshot/build.ts'
import { saveCode } from '../../headoffice/store/enrolment.ts'
import { raiseEpoch } from '../../headoffice/store/epoch.ts'
import { answerParts, readAnswerPart } from '../../headoffice/store/files.ts'
import { migrate } from '../../headoffice/store/migrate.ts'
import { findOffice, foundOffice } from '../../headoffice/store/office.ts'
import { openStore } from '../../headoffice/store/pool.ts'
import { listWaiting } from '../../headoffice/store/recovery.ts'
import { keepBooks, type OfficeBooks } from './officeBooks.ts'
import { type OfficeFault, type OfficeStore, troubled } from './officeStore.ts'
import type { VirtualTime } from './time.ts'

/** Head office as it is, on a real PostgreSQL, called within this process. */
export interface SimOffice {
  /** Its answer; null where its process ended before it answered. */
  handle(request: { path: string; headers: Readonly<Record<string, string>>; body: Buffer }): Promise<HttpAnswer | null>
  /** What goes wrong in the requests to come until it has; null for nothing. */
  arm(fault: OfficeFault | null): void
  readonly store: OfficeStore
  readonly books: OfficeBooks
  /** A code with which one computer joins. */
  code(terms: { founding: boolean; depot: number | null; headOffice: boolean }): Promise<string>
  /** One part of a file that somebody carried here. */
  takeFile(part: Uint8Array): Promise<BroughtFile>
  answersTo(bundle: string): Promise<Uint8Array[]>
  /** Comes back from the backup `night`. */
  restore(): Promise<void>
  /** What `--restored` tells it. */
  tellRestored(): Promise<void>
  /** What a night does for computers that begin; answers how many scopes were packed. */
  packSnapshots(): Promise<number>
  wasRestored(): boolean
  /** Somebody at head office says of every computer that waits that there are two of it now; answers whether any did. */
  approveCopies(): Promise<boolean>
  /** Errors that it did not expect, since the last reset. */
  readonly failures: unknown[]
  /** Whether one of its transactions waits for another. */
  waits(): Promise<boolean>
  /** A query as the database's owner. */
  ask<T>(sql: string, values?: readonly unknown[]): Promise<T[]>
  reset(): Promise<void>
  close(): Promise<void>
}

export async function openOffice(databaseUrl: string, time: VirtualTime): Promise<SimOffice> {
  await migrate(databaseUrl)
  await foundOffice(databaseUrl)
  const failures: unknown[] = []
  const real = openStore({ databaseUrl, connections: 4, onError: error => failures.push(error) })
  const owner = new pg.Client({ connectionString: databaseUrl, options: '-c search_path=konvwa' })
  owner.on('error', error => failures.push(error))
  await owner.connect()
  const ask = async <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> => {
    const result = await owner.query(sql, values.length > 0 ? [...values] : undefined)
    return [result].flat().at(-1)?.rows ?? []
  }
  const books = keepBooks(ask)
  const store = troubled(real)
  const office = await findOffice(store)
  let restored = false
  let limit = requestLimit(time.now)
  const gate = openGate({ inside: 100, waiting: 0, patience: 0 })
  const app = openHttp({
    store,
    office,
    now: time.now,
    random: () => 0.5,
    log: { info: () => {}, warn: () => {}, error: (line: unknown) => failures.push(line) },
    sign: signer(office.privateKey),
    admit: device => limit(device),
    pause: async () => {},
    slowDown: async () => {},
    databaseState: () => store.state(),
    draining: () => false,
    gate,
    metrics: openMetrics({ store, gate, now: time.now, ofProcess: false }),
    metricsToken: null,
    patience,
  })
  await app.ready()

  return {
    handle: async ({ path, headers, body }) => {
      const answer = await app.inject({ method: 'POST', url: path, headers, payload: body })
      if (store.ended()) return null
      return { status: answer.statusCode, headers: headersOf(answer.headers), body: answer.rawPayload }
    },
    arm: store.arm,
    store,
    books,
    failures,
    ask,
    waits: async () =>
      (
        await ask(`SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE NOT l.granted AND a.datname = current_database()`)
      ).length > 0,
    code: async ({ founding, depot, headOffice }) => {
      const code = newCode()
      const at = time.now()
      await saveCode(store, code, { depotId: depot, headOffice, founding }, { at, expiresAt: at + 900_000, by: null })
      return code
    },
    takeFile: part => {
      const sign = signer(office.privateKey)
      return takeFile({ store, office, now: time.now, sign, pause: async () => {}, admit: () => {} }, part, {
        person: null,
      })
    },
    answersTo: async bundle => {
      const parts = await answerParts(real, bundle)
      const read = await Promise.all(parts.map(({ part }) => readAnswerPart(real, bundle, part)))
      return read.flatMap(part => (part ? [part.bytes] : []))
    },
    restore: async () => {
      await books.bring('night')
      restored = true
    },
    tellRestored: () => real.transaction(on => raiseEpoch(on, office.epoch)),
    packSnapshots: () => buildSnapshots({ store: real, sign: signer(office.privateKey), now: time.now }, 0, 0),
    wasRestored: () => restored,
    approveCopies: async () => {
      const waiting = await listWaiting(real)
      for (const { id } of waiting) await real.transaction(on => approve(on, id, 0, time.now()))
      return waiting.length > 0
    },
    reset: async () => {
      await books.bring('start')
      failures.length = 0
      restored = false
      books.forget('night')
      limit = requestLimit(time.now)
      store.reset()
    },
    close: async () => {
      await app.close()
      await store.close()
      await owner.end()
    },
  }
}

const headersOf = (headers: Readonly<Record<string, unknown>>): HttpAnswer['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
