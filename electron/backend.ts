import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import path from 'node:path'
import { startWords } from '../shared/start/words.ts'
import { type BackendArguments, backendArguments } from './backendArguments.ts'
import { serveLoopback } from './hosts/loopback.ts'
import { type Parent, parentOf, serveParent, tellProblem } from './hosts/parent.ts'
import { type Port, servePort } from './hosts/port.ts'
import { serveProblem } from './hosts/problemPage.ts'
import { openLog } from './openLog.ts'
import { type Companies, openCompanies } from './sample/companies.ts'
import { startProblemOf } from './startProblem.ts'
import { application } from './version.ts'

/**
 * The backend as a process. Under plain Node it prints one line, the address to open, and serves it; under Electron it takes
 * ports from the shell. SIGTERM, SIGINT or the shell's word end it in order; its books survive any other end too.
 */
process.umask(0o077)
const given = backendArguments(process.argv.slice(2), process.cwd())
if ('refused' in given) {
  process.stderr.write(`${given.refused}\n`)
  process.exitCode = 2
} else {
  await run(given).catch((error: unknown) => {
    const what = error instanceof Error ? error.message : String(error)
    process.stderr.write(`Konvwa cannot open its door on 127.0.0.1: ${what}\n`)
    process.exit(1)
  })
}

async function run({ data, port, renderer, sample }: BackendArguments): Promise<void> {
  const clock = { now: Date.now, uptime: () => performance.now() }
  const log = openLog(path.join(data, 'logs'), clock.now())
  const parent = parentOf(process)
  const early: Port[] = []
  let connect = (window: Port): void => void early.push(window)
  let stop = (): void => process.exit(0)
  if (parent) serveParent(parent, { connect: window => connect(window), stop: () => stop() })
  process.on('SIGTERM', () => stop()).on('SIGINT', () => stop())
  process.on('uncaughtExceptionMonitor', error => log.error('the backend fell over', { error }))
  process.on('unhandledRejection', error => log.error('a promise broke', { error }))

  let opened: Companies | null = null
  try {
    opened = await openCompanies({
      data,
      sample,
      clock,
      log,
      computer: hostname(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      application,
    })
    const { desk, sessions, close } = opened
    const door = parent ? null : await serveLoopback({ port, renderer, secret }, desk, sessions)
    const ticking = setInterval(sessions.tick, 1000)
    stop = endingWith(async () => {
      clearInterval(ticking)
      await door?.close()
      await close()
      log.info('stopped')
      await log.close()
    })
    for (const window of early) servePort(window, desk, sessions)
    connect = window => servePort(window, desk, sessions)
    log.info('started', { milliseconds: Math.round(clock.uptime()) })
    if (door) process.stdout.write(`${door.url}\n`)
  } catch (error) {
    log.error('start failed', { error })
    await opened?.close()
    if (opened) throw error
    stop = endingWith(await sayProblem(error, { data, port, parent }))
  }
}

/** Says what is wrong where a person looks: on the page, in the shell's box, and on the terminal. Answers how to stop. */
async function sayProblem(
  error: unknown,
  { data, port, parent }: { data: string; port: number; parent: Parent | null },
): Promise<() => Promise<void>> {
  const problem = startProblemOf(error)
  if (parent) {
    tellProblem(parent, problem)
    return async () => {}
  }
  const door = await serveProblem({ port, folder: data, nonce: secret }, problem)
  const { title, problem: said } = startWords.en
  process.stderr.write(`${title} (${data}). ${said[problem].what} ${said[problem].remedy}\n`)
  process.stdout.write(`${door.origin}/\n`)
  return door.close
}

/** Ends the process once, in order, whoever asks how often. */
function endingWith(close: () => Promise<void>): () => void {
  let ending = false
  return () => {
    if (ending) return
    ending = true
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}
