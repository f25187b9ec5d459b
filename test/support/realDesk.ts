import { randomInt } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore, type Store } from '../../db/open.ts'
import type { Log } from '../../electron/api/log.ts'
import { createSync, type Sync } from '../../electron/sync/createSync.ts'
import { createHttp } from '../../electron/sync/http.ts'
import { type IdentityFile, openIdentity } from '../../electron/sync/identity.ts'
import { attachmentLane } from '../../electron/sync/parts/attachmentLane.ts'
import { carriedLane } from '../../electron/sync/parts/carriedLane.ts'
import { equalityLane } from '../../electron/sync/parts/equalityLane.ts'
import { measureDisk } from '../../electron/sync/parts/measureDisk.ts'
import { snapshotLane } from '../../electron/sync/parts/snapshotLane.ts'
import { vitalsLane } from '../../electron/sync/parts/vitalsLane.ts'
import { systemTimers } from '../../electron/sync/schedule.ts'

/** A desk as the backend wires it, without its door: real store, real identity, real sync. */
export interface RealDesk {
  readonly folder: string
  readonly file: string
  readonly store: Store
  readonly identity: IdentityFile
  readonly sync: Sync
  /** What it logged: event and code. */
  readonly logged: readonly string[]
  close(): Promise<void>
}

export interface RealDeskOptions {
  /** Draws the lane of a desk alone; any of them unless told. */
  readonly dice?: (sides: number) => number
  /** An existing data folder, to open a desk again. */
  readonly folder?: string
  /** This computer's wall clock. */
  readonly now?: () => number
  /** Milliseconds without a byte until a connection is given up. */
  readonly idleAtMost?: number
  /** Of a file, a part at most. */
  readonly partBytes?: number
  /** Called in each turn at writing, when all is written but not committed, and once more when it is. */
  readonly onTurn?: (when: 'before-commit' | 'after-commit') => void
}

export function openRealDesk(options: RealDeskOptions = {}): RealDesk {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'konvwa-desk-'))
  const file = path.join(folder, 'konvwa.db')
  const now = options.now ?? Date.now
  const identity = openIdentity({ folder: path.join(folder, 'identity'), dice: options.dice ?? randomInt })
  const store = watched(openStore({ file, now, device: identity.present().device }), options.onTurn)
  const logged: string[] = []
  const clock = { now, uptime: () => performance.now() }
  const equality = equalityLane({ store, clock, log: listLog(logged) })
  const snapshots = snapshotLane({ store, identity, log: listLog(logged) })
  const sync = createSync({
    store,
    identity,
    http: createHttp({ idleAtMost: options.idleAtMost ?? 45_000 }),
    clock,
    timers: systemTimers,
    random: Math.random,
    log: listLog(logged),
    application: 'test',
    parts: [
      vitalsLane({ measure: () => measureDisk(file), clock }),
      snapshots,
      equality,
      carriedLane({ store, clock }),
      attachmentLane({ store, clock }),
    ],
    snapshots,
    equality,
    ...(options.partBytes ? { partBytes: options.partBytes } : {}),
  })
  return {
    folder,
    file,
    store,
    identity,
    sync,
    logged,
    close: async () => {
      await sync.stop()
      await store.close()
    },
  }
}

function watched(store: Store, onTurn: RealDeskOptions['onTurn']): Store {
  if (!onTurn) return store
  const turn: Store['pen']['turn'] = async work => {
    const result = await store.pen.turn(async handles => {
      const done = await work(handles)
      onTurn('before-commit')
      return done
    })
    onTurn('after-commit')
    return result
  }
  return { ...store, pen: { ...store.pen, turn } }
}

function listLog(lines: string[]): Log {
  const keep =
    (level: string): Log['info'] =>
    (event, details) => {
      lines.push(
        `${level} ${event} ${details?.code ?? ''} ${details?.error instanceof Error ? details.error.stack : ''}`.trim(),
      )
    }
  return { info: keep('info'), warn: keep('warn'), error: keep('error') }
}
