import type { Changes } from '../../db/changes.ts'
import { forgetOldDrafts } from '../../db/drafts.ts'
import type { Store } from '../../db/open.ts'
import { type ImportFiles, openImportFiles } from '../workers/importFiles.ts'
import { finishInterrupted } from '../workers/importInterrupted.ts'
import { type ImportSession, openImportSession } from '../workers/importSessionClient.ts'
import type { Log } from './log.ts'

/** Where imports are prepared and run: the files and tables of each person, and the one import that is under way. */
export interface ImportRoom {
  readonly files: ImportFiles
  /** The thread that holds the tables of what this person is preparing. */
  session(person: number): ImportSession
  /** Goes on with every change of what an import is compared with: what was looked through before is out of date. */
  booksVersion(): number
  /** Forgets what a person was preparing. */
  clear(person: number): Promise<void>
  /** Begins a person's import, one at a time on this computer; false where one is under way. */
  run(person: number, work: (signal: AbortSignal) => Promise<void>): boolean
  /** Whether an import of this person is under way. */
  isRunning(person: number): boolean
  /** Stops the import under way; false where there is none. */
  stop(): boolean
  /** After a start: takes back what a power cut left half, and the files that nobody has touched for two weeks. */
  tidy(store: Store, log: Log): void
  close(): Promise<void>
}

export function openImportRoom({ folder, changes }: { folder: string; changes: Changes }): ImportRoom {
  let books = 0
  const unwatch = changes.watch(tables => {
    if (compared.some(table => tables.has(table))) books += 1
  })
  const files = openImportFiles(folder)
  const sessions = new Map<number, ImportSession>()
  let underWay: { person: number; stop: AbortController; over: Promise<void> } | null = null

  const session = (person: number): ImportSession => {
    const open = sessions.get(person) ?? openImportSession()
    sessions.set(person, open)
    return open
  }
  return {
    files,
    session,
    booksVersion: () => books,
    clear: async person => {
      await sessions.get(person)?.close()
      sessions.delete(person)
      await files.clear(person)
    },
    run: (person, work) => {
      if (underWay) return false
      const stop = new AbortController()
      const over = work(stop.signal).finally(() => (underWay = null))
      underWay = { person, stop, over }
      return true
    },
    isRunning: person => underWay?.person === person,
    stop: () => {
      underWay?.stop.abort()
      return underWay !== null
    },
    tidy: (store, log) => {
      const mended = tidied(store, files).catch((error: unknown) => log.error('imports were not tidied', { error }))
      underWay = { person: nobody, stop: new AbortController(), over: mended.finally(() => (underWay = null)) }
    },
    close: async () => {
      unwatch()
      underWay?.stop.abort()
      await underWay?.over
      await Promise.all([...sessions.values()].map(open => open.close()))
    },
  }
}

/** Orders are compared by the numbers of other systems, which come by imports only. */
const compared = ['customer', 'product', 'person', 'import_batch'] as const

const nobody = 0
const keptFor = 14 * 24 * 60 * 60_000

async function tidied(store: Store, files: ImportFiles): Promise<void> {
  const people = await store.writePrivate(tx => forgetOldDrafts(tx, 'import', store.now() - keptFor))
  await files.keepOnly(people)
  await finishInterrupted(store)
}
