import { readTables } from '../../electron/workers/readTables.ts'
import { UnreadableTable } from '../../electron/workers/unreadable.ts'

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
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(`${JSON.stringify({ path, ending, text, seconds: (user + system) / 1e6, megabytes })}\n`)
}
