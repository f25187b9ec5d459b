import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

export interface QuickCheck {
  /** not-needed: the last stop was in order. stopped: the store was closed before the check was through. */
  readonly state: 'not-needed' | 'sound' | 'damaged' | 'stopped'
  /** What SQLite found, in its words; at most 20. */
  readonly findings: readonly string[]
}

export interface RunningCheck {
  readonly result: Promise<QuickCheck>
  stop(): Promise<void>
}

/** Text, not a file: the same in a bundle, in an archive and from source. */
const script = `
const { parentPort, workerData } = require('node:worker_threads')
const Database = require(workerData.driver)
const database = new Database(workerData.file, { readonly: true, fileMustExist: true })
try {
  parentPort.postMessage(database.pragma('quick_check(20)').map(row => Object.values(row)[0]))
} catch (error) {
  parentPort.postMessage([String(error.message)])
} finally {
  database.close()
}`

/** SQLite's quick check of a file in a thread of its own: seconds for a big file, while the desk goes on working. */
export function quickCheck(file: string): RunningCheck {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  const worker = new Worker(script, { eval: true, workerData: { file, driver } })
  const result = new Promise<QuickCheck>(resolve => {
    worker.once('message', (findings: string[]) =>
      resolve(findings.join() === 'ok' ? { state: 'sound', findings: [] } : { state: 'damaged', findings }),
    )
    worker.once('error', error => resolve({ state: 'damaged', findings: [error.message] }))
    worker.once('exit', () => resolve({ state: 'stopped', findings: [] }))
  })
  return {
    result,
    async stop() {
      await worker.terminate()
    },
  }
}
