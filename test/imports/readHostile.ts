import { existsSync, readFileSync } from 'node:fs'
import { readTables } from '../../electron/workers/readTables.ts'
import { UnreadableTable } from '../../electron/workers/unreadable.ts'

/**
 * The most that this program held, in MB. Linux hands the most of the program that started it on as `maxRSS`, and a worker that runs tests for long is large: what the kernel keeps of this program alone
 * stands elsewhere.
 */
function mostMemory(): number {
  const status = '/proc/self/status'
  const own = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024
}

/** Reads the files named on the command line one after the other; a line of JSON for each says how it ended and what it took. */
for (const path of process.argv.slice(2)) {
  const before = process.cpuUsage()
  let ending = 'read'
  let text = ''
  try {
    const { sheets } = await readTables(path, 'hostile')
    text = JSON.stringify(sheets.map(({ table }) => [table.columns, table.rows.slice(0, 5)])).slice(0, 500)
  } catch (error) {
    ending = error instanceof UnreadableTable ? error.problem : `fell over: ${String(error)}`
  }
  const { user, system } = process.cpuUsage(before)
  const megabytes = mostMemory()
  process.stdout.write(`${JSON.stringify({ path, ending, text, seconds: (user + system) / 1e6, megabytes })}\n`)
}
