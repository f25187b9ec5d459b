import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { openStore, type Store } from '../../db/open.ts'
import type { Statements } from '../../db/statements.ts'
import { writersOf } from '../../db/write.ts'
import { createSync, type Sync } from '../../electron/sync/createSync.ts'
import { type IdentityFile, openIdentity } from '../../electron/sync/identity.ts'
import { attachmentLane } from '../../electron/sync/parts/attachmentLane.ts'
import { equalityLane } from '../../electron/sync/parts/equalityLane.ts'
import { snapshotLane } from '../../electron/sync/parts/snapshotLane.ts'
import type { Dice } from '../support/dice.ts'
import type { Counts } from './counts.ts'
import type { Ledger } from './ledger.ts'
import type { DeskMutant, Disk } from './mutant.ts'
import { openLink, type SimLink } from './network.ts'
import type { SimOffice } from './office.ts'
import { type VirtualTime, virtualTimers } from './time.ts'

/** The computer was killed: nothing of it does anything any more. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

export interface Kill {
  readonly when: 'before-commit' | 'after-commit'
  /** In the n-th turn at writing from now, from 1. */
  readonly at: number
}

export interface DeskWorld {
  readonly office: SimOffice
  readonly time: VirtualTime
  readonly dice: Dice
  readonly counts: Counts
  readonly mutant: DeskMutant | null
}

/** One run of the real program of a desk: real store on a RAM disk, real sync; killed at any durable point. */
export interface SimDesk {
  readonly folder: string
  readonly file: string
  readonly store: Store
  readonly identity: IdentityFile
  readonly sync: Sync
  readonly link: SimLink
  /** What broke in it without being foreseen. */
  readonly broken: readonly unknown[]
  readonly logged: readonly string[]
  /** Where the files stand as the kill left them; null while it runs. */
  killedAt(): string | null
  arm(kill: Kill | null): void
  /** How often something was written here. */
  turns(): number
  /** Waits for a sync that a call began by itself. */
  calm(): Promise<void>
  /** A copy of its files as they are now, as a disk is cloned or backed up. */
  copyTo(folder: string, part?: 'identity'): void
  /** Reads, past whatever stands between the program and its database. */
  look<T>(work: (statement: Statements) => T): Promise<T>
  /** Compares its copy with head office's, as somebody who asks for it does. */
  compare(): Promise<void>
  /** Rings its timers and waits for what they began. */
  ring(): Promise<void>
  close(): Promise<void>
}

export interface DeskState {
  ledger: Ledger
  /** Milliseconds that this computer's clock is ahead of the truth. */
  skew: number
  clockTrue: boolean
}

export function openDesk(world: DeskWorld, state: DeskState, folder: string): SimDesk {
  const { time, office, dice, counts, mutant } = world
  const file = path.join(folder, 'konvwa.db')
  const now = (): number => time.now() + state.skew
  const identity = openIdentity({ folder: path.join(folder, 'identity'), dice: dice.below })
  const opened = openStore({ file, now, device: identity.present().device })
  const broken: unknown[] = []
  const disk: Disk = {
    folder,
    kept: new Map(),
    write: work => opened.pen.turn(work),
  }
  if (mutant?.database) openedWith(file, mutant.database)
  let killedAt: string | null = null
  let armed: Kill | null = null
  let turns = 0

  const alive = (): void => {
    if (killedAt !== null) throw new Killed()
  }
  const perhapsKilled = (when: Kill['when']): void => {
    if (armed?.when !== when) return
    if (armed.at > 1) {
      armed = { when, at: armed.at - 1 }
      return
    }
    armed = null
    killedAt = `${folder}+`
    counts.add(`computer killed ${when}`)
    copyFiles(folder, killedAt)
    mutant?.killed?.(disk, killedAt)
    throw new Killed()
  }
  const turn: Store['pen']['turn'] = async work => {
    alive()
    let written = (): void => {}
    const result = await opened.pen.turn(async handles => {
      const saved = state.ledger.look(handles)
      const done = await work(mutant?.turn ? mutant.turn(handles, disk) : handles)
      perhapsKilled('before-commit')
      written = saved({ at: time.now(), clockTrue: state.clockTrue })
      return done
    })
    written()
    turns += 1
    perhapsKilled('after-commit')
    return result
  }
  const pen = { ...opened.pen, turn }
  const store: Store = { ...opened, ...writersOf(pen, now), pen }
  const brokenOff = async (): Promise<void> => mutant?.brokenOff?.(disk)
  const link = openLink({ office, time, dice, counts, alive, brokenOff })
  const timers = virtualTimers(time)
  const logged: string[] = []
  const quiet = { info: () => {}, warn: () => {} }
  const equality = equalityLane({ store, clock: { now, uptime: time.now }, log: quiet })
  const snapshots = snapshotLane({ store, identity, log: quiet })
  let comparing = false
  const engine = createSync({
    store,
    identity,
    http: link,
    clock: { now, uptime: time.now },
    timers,
    random: () => dice.below(1000) / 1000,
    log: {
      info: () => {},
      warn: (event, details) => void logged.push(`${event} ${details?.code ?? ''}`),
      error: (event, details) => {
        if (killedAt === null) broken.push(details?.error ?? event)
      },
    },
    application: 'sim',
    parts: [
      snapshots,
      {
        ...equality,
        // By itself it would put right what an oracle has to see.
        ask: async room => (comparing ? equality.ask(room) : []),
        more: async () => comparing && equality.more(),
      },
      attachmentLane({ store, clock: { uptime: time.now } }),
    ],
    snapshots,
    equality,
  })
  // Some calls begin a sync for which nobody waits; the story goes on when it is over.
  let underWay: Promise<unknown> = Promise.resolve()
  const sync: Sync = {
    ...engine,
    now: () => {
      const round = engine.now()
      underWay = round.catch(() => {})
      return round
    },
  }

  return {
    folder,
    file,
    store,
    identity,
    sync,
    link,
    broken,
    logged,
    killedAt: () => killedAt,
    turns: () => turns,
    calm: async () => {
      await underWay
    },
    arm: kill => {
      armed = kill
    },
    copyTo: (to, part) => {
      if (part) cpSync(path.join(folder, part), path.join(to, part), { recursive: true })
      else copyFiles(folder, to)
    },
    look: work => opened.pen.turn(({ statement }) => work(statement)),
    compare: async () => {
      comparing = true
      await engine.compare()
      comparing = false
    },
    ring: async () => {
      if (killedAt === null && timers.ring() > 0) await sync.now()
    },
    close: async () => {
      await sync.stop()
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function openedWith(file: string, sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

/** As they stand, in the middle of whatever goes on; without the mark of a clean end, which would only start a check of the file. */
function copyFiles(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const name of ['konvwa.db', 'konvwa.db-wal']) {
    if (existsSync(path.join(from, name))) copyFileSync(path.join(from, name), path.join(to, name))
  }
  cpSync(path.join(from, 'identity'), path.join(to, 'identity'), { recursive: true })
}
