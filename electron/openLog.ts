import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import { StoreProblem } from '../db/problem.ts'
import type { Log, LogDetails } from './api/log.ts'

export interface OpenLog extends Log {
  close(): Promise<void>
}

const megabytesEach = 5
/** Beside the one being written: 50 MB at most. */
const filesKept = 9
const daysKept = 14

/** Writes to `folder`/konvwa.*.log, at most 50 MB and 14 days of it. Where the folder cannot be written, nothing is logged. */
export function openLog(folder: string, now: number): OpenLog {
  if (!writable(folder)) return silent
  forgetOld(folder, now)
  const transport = pino.transport({
    target: 'pino-roll',
    options: {
      file: path.join(folder, 'konvwa'),
      size: `${megabytesEach}m`,
      frequency: 'daily',
      limit: { count: filesKept, removeOtherLogFiles: true },
    },
  })
  // A disk that is full takes no log either: the work goes on without.
  transport.on('error', () => {})
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, transport)
  return {
    info: (event, details) => logger.info(allowed(details), event),
    warn: (event, details) => logger.warn(allowed(details), event),
    error: (event, details) => logger.error(allowed(details), event),
    close: () =>
      new Promise(resolve => {
        transport.once('close', resolve)
        transport.end()
      }),
  }
}

/** Only what is named here is written, whatever was handed over. */
function allowed({ call, code, count, milliseconds, error }: LogDetails = {}): Record<string, unknown> {
  return { call, code, count, milliseconds, ...(error === undefined ? {} : { error: plain(error) }) }
}

/** An error without its message, which may quote what a person typed, unless the kind of error never does. */
function plain(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const tells = error instanceof TypeError || error instanceof ReferenceError || error instanceof StoreProblem
  return {
    name: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(tells ? { message: error.message } : {}),
    stack: (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)),
    ...(error.cause === undefined ? {} : { cause: plain(error.cause) }),
  }
}

function writable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function forgetOld(folder: string, now: number): void {
  const oldest = now - daysKept * 86_400_000
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name)
    if (name.endsWith('.log') && statSync(file).mtimeMs < oldest) rmSync(file, { force: true })
  }
}

const silent: OpenLog = { info: () => {}, warn: () => {}, error: () => {}, close: async () => {} }
