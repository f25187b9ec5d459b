import { randomInt } from 'node:crypto'
import path from 'node:path'
import { openStore } from '../db/open.ts'
import { openAttempts } from './api/attempts.ts'
import type { Clock } from './api/clock.ts'
import type { Desk } from './api/context.ts'
import { openImportRoom } from './api/importRoom.ts'
import type { Log } from './api/log.ts'
import { openPasswords, type PasswordCost } from './api/passwords.ts'
import { noSamples, type Samples } from './api/samples.ts'
import { openSessions, type Sessions } from './api/session.ts'
import { createSync } from './sync/createSync.ts'
import { createHttp } from './sync/http.ts'
import { isAlone, openIdentity } from './sync/identity.ts'
import { attachmentLane } from './sync/parts/attachmentLane.ts'
import { carriedLane } from './sync/parts/carriedLane.ts'
import { equalityLane } from './sync/parts/equalityLane.ts'
import { measureDisk } from './sync/parts/measureDisk.ts'
import { snapshotLane } from './sync/parts/snapshotLane.ts'
import { vitalsLane } from './sync/parts/vitalsLane.ts'
import { systemTimers, type Timers } from './sync/schedule.ts'
import { openPrinter } from './workers/printThread.ts'

export interface DeskOptions {
  /** Where the books are kept. */
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
  readonly computer: string
  readonly timeZone: string
  readonly application: string
  readonly timers?: Timers
  readonly passwordCost?: PasswordCost
  /** False where nothing shall go out by itself. */
  readonly syncs?: boolean
  /** Of the doors, where they outlive this desk. */
  readonly sessions?: Sessions
  readonly samples?: Samples
}

export interface OpenDesk {
  readonly desk: Desk
  readonly sessions: Sessions
  close(): Promise<void>
}

/**
 * The backend without its doors: identity, database, sync and sessions of one data folder.
 * @throws StoreProblem, IdentityUnreadable
 */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { folder, clock, log } = options
  const identityFile = openIdentity({ folder: path.join(folder, 'identity'), dice: sides => randomInt(sides) })
  const file = path.join(folder, 'konvwa.db')
  const store = openStore({
    file,
    now: clock.now,
    device: identityFile.present().device,
    expected: identityFile.mark() !== null || !isAlone(identityFile.present()),
  })
  const equality = equalityLane({ store, clock, log })
  const snapshots = snapshotLane({ store, identity: identityFile, log: log })
  const sync = createSync({
    store,
    identity: identityFile,
    http: createHttp(),
    clock,
    timers: options.timers ?? systemTimers,
    random: Math.random,
    log,
    application: options.application,
    parts: [
      vitalsLane({ measure: () => measureDisk(file), clock }),
      snapshots,
      equality,
      carriedLane({ store, clock }),
      attachmentLane({ store, clock }),
    ],
    snapshots,
    equality,
  })
  const sessions = options.sessions ?? openSessions(clock)
  const imports = openImportRoom({ folder: path.join(folder, 'imports'), changes: store.changes })
  imports.tidy(store, log)
  const printer = openPrinter()
  const desk: Desk = {
    store,
    imports,
    identityFile,
    sync,
    clock,
    passwords: openPasswords(options.passwordCost),
    attempts: openAttempts(store, clock),
    phoneAttempts: openAttempts(store, clock, 'phone code attempts'),
    log,
    printer,
    computer: options.computer,
    timeZone: options.timeZone,
    samples: options.samples ?? noSamples,
  }
  if (options.syncs !== false) await sync.start()
  return {
    desk,
    sessions,
    close: async () => {
      sessions.endAll()
      await imports.close()
      await printer.close()
      await sync.stop()
      await store.close()
    },
  }
}
