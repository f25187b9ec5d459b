import type Database from 'better-sqlite3'
import { StoreProblem } from '../problem.ts'
import { start } from './0010-start.ts'
import { lists } from './0020-lists.ts'
import { imports } from './0030-imports.ts'
import { calendars } from './0040-calendars.ts'
import { shipped } from './0050-shipped.ts'
import { finding } from './0060-finding.ts'
import { currencies } from './0070-currencies.ts'
import { sealed } from './0080-sealed.ts'
import { requestsTogether } from './0090-requests-together.ts'
import { life } from './0100-life.ts'
import { equality } from './0110-equality.ts'
import { kept } from './0120-kept.ts'
import { attachments } from './0130-attachments.ts'
import { snapshots } from './0140-snapshots.ts'
import { firstPages } from './0160-firstPages.ts'
import { ranks } from './0170-ranks.ts'
import { files } from './0190-files.ts'
import { behindTheLog } from './0220-behind-the-log.ts'
import { carried } from './0230-carried.ts'
import { voidTwins } from './0240-void-twins.ts'
import { attempts } from './0260-attempts.ts'
import { carriage } from './0280-carriage.ts'
import { stock } from './0300-stock.ts'
import { begun } from './0310-begun.ts'
import { reserved } from './0320-reserved.ts'
import { expected } from './0330-expected.ts'
import { amendments } from './0340-amendments.ts'

export interface Migration {
  readonly number: number
  readonly sql: string
  /** A new file has from its start what this brings to one that is older. */
  readonly olderOnly?: true
}

/** Every migration in order; written once, never edited, numbered by tens. */
export const migrations: readonly Migration[] = [
  start,
  lists,
  imports,
  calendars,
  shipped,
  finding,
  currencies,
  sealed,
  requestsTogether,
  life,
  equality,
  kept,
  attachments,
  snapshots,
  firstPages,
  ranks,
  files,
  behindTheLog,
  carried,
  voidTwins,
  attempts,
  carriage,
  stock,
  begun,
  reserved,
  expected,
  amendments,
]

/** `KNVW`: how this application knows its own file. */
export const applicationId = 0x4b4e5657
const latestVersion = (known: readonly Migration[] = migrations): number => known.at(-1)?.number ?? 0

/** Brings the file up to date, each migration wholly or not at all; true where anything was done. */
export function migrate(database: Database.Database, known: readonly Migration[] = migrations): boolean {
  const version = Number(database.pragma('user_version', { simple: true }))
  refuseNewer(version, known)
  const due = known.filter(migration => migration.number > version && !(version === 0 && migration.olderOnly))
  for (const migration of due) {
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(migration.sql)
      database.pragma(`application_id = ${applicationId}`)
      database.pragma(`user_version = ${migration.number}`)
      database.exec('COMMIT')
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
  return due.length > 0
}

/** A file of a later version holds what this one cannot know: it is left as it is. */
export function refuseNewer(version: number, known: readonly Migration[] = migrations): void {
  if (version > latestVersion(known))
    throw new StoreProblem(
      'newer-version',
      `database version ${version}, this application knows ${latestVersion(known)}`,
    )
}
