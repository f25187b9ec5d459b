import type Database from 'better-sqlite3'

/** So many pages are in the log before who writes next empties it. */
export const logPages = 1000

/**
 * What every connection is set to. better-sqlite3 is compiled to take NORMAL in WAL mode, which loses acknowledged commits in a
 * power cut; and on a new file `synchronous` reads 2 until the first write makes it 1, so FULL is set by name.
 */
const settings = [
  'journal_size_limit = 67108864',
  'synchronous = FULL',
  'fullfsync = ON',
  'checkpoint_fullfsync = ON',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'busy_timeout = 5000',
  `wal_autocheckpoint = ${logPages}`,
  'cache_size = -32768',
  'mmap_size = 0',
  'temp_store = MEMORY',
  'secure_delete = FAST',
]

const all = settings.map(setting => `PRAGMA ${setting}`).join('; ')

/** Settings of the connection that writes. */
export function prepareToWrite(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  database.exec(all)
}

/** Settings of the connection that only reads. */
export function prepareToRead(database: Database.Database): void {
  database.exec(`${all}; PRAGMA query_only = ON`)
}

/** Throws unless what is saved survives a power cut. Meaningful only after this connection has written. */
export function assertDurable(database: Database.Database): void {
  const found = (name: string) => database.pragma(name, { simple: true })
  const wrong = [
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['recursive_triggers', 1],
    ['trusted_schema', 0],
  ].filter(([name, value]) => found(String(name)) !== value)
  if (wrong.length > 0)
    throw new Error(
      `not durable: ${wrong.map(([name]) => `${String(name)} = ${String(found(String(name)))}`).join(', ')}`,
    )
}
