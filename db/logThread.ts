import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** So many pages the log holds before the thread empties it. */
const mostLogged = 1000
/** Milliseconds between two looks. */
const lookEvery = 100

/** Text, not a file: the same in a bundle, in an archive and from source. */
const script = `
const { parentPort, workerData } = require('node:worker_threads')
const Database = require(workerData.driver)
const database = new Database(workerData.file, { fileMustExist: true })
database.pragma('synchronous = FULL')
database.pragma('checkpoint_fullfsync = ON')
const looking = setInterval(() => {
  const [{ log, checkpointed }] = database.pragma('wal_checkpoint(NOOP)')
  if (log - checkpointed > workerData.mostLogged) database.pragma('wal_checkpoint(PASSIVE)')
}, workerData.lookEvery)
parentPort.once('message', () => {
  clearInterval(looking)
  database.pragma('wal_checkpoint(PASSIVE)')
  database.close()
  parentPort.close()
})`

/**
 * Empties the write-ahead log of a store that is open in this process, as often as it grows long, in a thread of its own: copying pages into the file
 * and waiting for the disk holds up nobody who writes. Answers how to end it, with the log empty.
 */
export function emptyLogAside(file: string): () => Promise<void> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(script, { eval: true, workerData: { file, driver, mostLogged, lookEvery } })
  const ended = new Promise<void>(resolve => {
    worker.once('exit', () => resolve())
    // Whatever it met (a full disk, say), whoever writes next meets too, and says so.
    worker.once('error', () => resolve())
  })
  return () => {
    worker.postMessage('end')
    return ended
  }
}
