import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { aloneDevice } from '../shared/kernel/id.ts'
import { noteUnequal } from './cannotStand.ts'
import { installCapture } from './capture.ts'
import { type Changes, changesOf } from './changes.ts'
import { kyselyOn } from './dialect.ts'
import { type Lock, takeLock } from './lock.ts'
import { emptyLogAside } from './logThread.ts'
import { migrate } from './migrations/migrate.ts'
import { overlay } from './overlay.ts'
import { replayParked } from './park.ts'
import { type Pen, penOf } from './pen.ts'
import { assertDurable, logPages, prepareToRead, prepareToWrite } from './pragmas.ts'
import { probe, probeInside } from './probe.ts'
import { reporting, StoreProblem } from './problem.ts'
import { type QuickCheck, quickCheck, type RunningCheck } from './quickCheck.ts'
import type { Reader, Writer } from './schema.ts'
import { statements } from './statements.ts'
import { type Act, writersOf } from './write.ts'

export interface StoreOptions {
  /** The database file; it and its folder are made where they are missing. */
  readonly file: string
  /** The wall clock, milliseconds since 1970. */
  readonly now: () => number
  /** The device number of this computer's identity; a store that has none yet takes it. Left out: the store's own, 0 in a new one. */
  readonly device?: number
  /** There were books here before: where they are gone or empty, none are begun anew. */
  readonly expected?: boolean
}

export interface Condition {
  /** False where the process before was killed or lost its power. */
  readonly stoppedCleanly: boolean
  /** After an unclean stop, what SQLite's quick check finds; it runs beside the work. */
  readonly check: Promise<QuickCheck>
  /** The device whose ids the store gives, where that is not the one asked for. */
  readonly otherDevice: number | null
}

/** The desk's database, opened by this process alone. */
export interface Store {
  /** A connection of its own that cannot write and never waits for a writer. It sees what is committed. */
  readonly reader: Reader
  /** Saves what head office must hear of; see `writersOf`. */
  write<T>(act: Act, work: (tx: Writer) => Promise<T> | T): Promise<T>
  /** Saves what never leaves the desk; see `writersOf`. */
  writePrivate<T>(work: (tx: Writer) => Promise<T> | T): Promise<T>
  /** The database file, for a thread of this process that opens it by `openSecondHand`. */
  readonly file: string
  /**
   * Hands the turn at writing to a second hand while `work` waits for it, and tells who watches which tables it wrote. This thread stays
   * free meanwhile; whoever wants to write waits as for any other writer.
   */
  lend(work: () => Promise<ReadonlySet<string>>): Promise<void>
  /** While a second hand writes much it is that hand that empties the log, and nobody who saves one order at the door. */
  leaveLog(left: boolean): void
  /** While `work` writes much by this store's own hand, a thread empties the log beside it. */
  writingMuch<T>(work: () => Promise<T>): Promise<T>
  readonly changes: Changes
  readonly condition: Condition
  /** The device whose ids this store gives. */
  device(): number
  readonly now: () => number
  /** For `db/` alone. */
  readonly pen: Pen
  /** Empties the write-ahead log into the file; for quiet moments. */
  checkpoint(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the desk's database, making or migrating it where needed. Throws `StoreProblem` where the file, the disk or another
 * process stands in the way; the file is then as it was.
 */
export function openStore(options: StoreOptions): Store {
  const { file } = options
  const found = reporting(() => {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    return probe(file)
  })
  const lock = takeLock(file)
  try {
    if (found === 'new' && (lock.knewStore || options.expected === true))
      throw new StoreProblem('missing', `the database was here and is gone: ${file}`)
    const probed = found === 'ours' ? probeInside(file) : null
    try {
      return reporting(() => opened(options, lock, probed))
    } catch (error) {
      probed?.close()
      throw error
    }
  } catch (error) {
    lock.release(lock.stoppedCleanly)
    throw error
  }
}

function opened({ file, now, device }: StoreOptions, lock: Lock, probed: Database.Database | null): Store {
  const database = new Database(file)
  try {
    prepareToWrite(database)
    migrate(database)
    const stored = start(database, device, now())
    assertDurable(database)
    const reading = probed ?? new Database(file, { readonly: true, fileMustExist: true })
    prepareToRead(reading)

    const changes = changesOf()
    const pen = penOf(database, changes.tell)
    const check = lock.stoppedCleanly ? notNeeded : quickCheck(file)
    const { write, writePrivate } = writersOf(pen, now)
    const aside = new Set<() => Promise<void>>()
    const deviceNow = reading.prepare<[], { device: number }>('SELECT device FROM capture')
    return {
      reader: kyselyOn(statements(reading), { open: true, touched: new Set() }),
      write,
      writePrivate,
      file,
      lend: work =>
        pen.idle(async () => {
          const tables = await work()
          if (tables.size > 0) changes.tell(tables)
        }),
      leaveLog: left => void database.pragma(`wal_autocheckpoint = ${left ? 0 : logPages}`),
      writingMuch: async work => {
        const ended = emptyLogAside(file)
        aside.add(ended)
        database.pragma('wal_autocheckpoint = 0')
        try {
          return await work()
        } finally {
          aside.delete(ended)
          await ended()
          if (database.open && aside.size === 0) database.pragma(`wal_autocheckpoint = ${logPages}`)
        }
      },
      changes,
      condition: {
        stoppedCleanly: lock.stoppedCleanly,
        check: check.result,
        otherDevice: device === undefined || device === stored ? null : stored,
      },
      device: () => deviceNow.get()?.device ?? aloneDevice,
      now,
      pen,
      checkpoint: () => pen.idle(() => void database.pragma('wal_checkpoint(TRUNCATE)')),
      close: () =>
        pen.idle(async () => {
          await check.stop()
          for (const ended of aside) await ended()
          reading.close()
          const emptied = emptyLog(database)
          database.close()
          lock.release(emptied)
        }),
    }
  } catch (error) {
    database.close()
    throw error
  }
}

/** A full disk keeps the log where it is: nothing in it is lost, and the next opening looks closely. */
function emptyLog(database: Database.Database): boolean {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)')
    return true
  } catch {
    return false
  }
}

const notNeeded: RunningCheck = {
  result: Promise.resolve({ state: 'not-needed', findings: [] }),
  stop: async () => {},
}

/** What an older version of this application could not hold is taken in by a newer one. */
function keepUp(database: Database.Database, now: number): void {
  const statement = statements(database)
  statement('UPDATE capture SET muted = 1').run()
  if (replayParked(statement, overlay(statement)) > 0) noteUnequal({ statement, touched: new Set() }, now)
  statement('UPDATE capture SET muted = 0').run()
}

/** The first write of every opening: triggers as the registry wants them, nothing under way, the device known. */
function start(database: Database.Database, device: number | undefined, now: number): number {
  database.exec('BEGIN IMMEDIATE')
  installCapture(database)
  database.exec('UPDATE capture SET muted = 0, tx = NULL')
  keepUp(database, now)
  if (device !== undefined)
    database.prepare('UPDATE capture SET device = ? WHERE last_tx = 0 AND last_id = 0').run(device)
  const row = database.prepare<[], { device: number }>('SELECT device FROM capture').get()
  database.exec('COMMIT')
  if (!row) throw new StoreProblem('damaged', 'the capture row is missing')
  return row.device
}
