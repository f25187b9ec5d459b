import { homedir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Language } from '../shared/kernel/locale.ts'
import { openLog } from './log.ts'
import { startHeadOffice } from './start.ts'
import { startEmbedded } from './store/embedded.ts'
import { takeFrom } from './takeFrom.ts'

const usage = `npm run headoffice -- [--port 7420] [--host 127.0.0.1] [--data DIR] [--restored]
npm run headoffice -- take FILE|FOLDER … [--data DIR] [--language en|fr|ht]

PostgreSQL: the one in DATABASE_URL, else one of its own in DIR.
Without --data that is ${defaultFolder()}.
DATABASE_URL may name several servers with blanks between them: the one that takes writes is used.
KONVWA_METRICS_TOKEN: who brings it reads /metrics from elsewhere. CONNECTIONS: to PostgreSQL, 10 unless told.
take: takes in files (.konvwa) of computers without a link, and writes each answer beside its file; a head office that runs meanwhile may go on.
Ends with 0 where all is taken in, 1 where something broke, 2 where something was refused, 3 where parts are missing.
--restored: this database came back from a backup, or is a standby that lagged; every computer gives back what it knows.
`

await main().catch((error: unknown) => {
  process.stderr.write(`Head office did not start. ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '7420' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: defaultFolder() },
      restored: { type: 'boolean', default: false },
      language: { type: 'string', default: languageOf(process.env) },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  const [command, ...files] = positionals
  if (command !== undefined && command !== 'take')
    throw new Error(`${command} is no command; --help says what there is.`)
  if (command === 'take' && files.length === 0) throw new Error('Which files? take FILE|FOLDER …')
  const log = openLog()
  const given = process.env.DATABASE_URL || null
  const embedded = given ? null : await startEmbedded(path.resolve(values.data))
  if (command === 'take') {
    const language = Language.parse(values.language)
    const say = (sentence: string): boolean => process.stdout.write(`${sentence}\n`)
    process.exitCode = await takeFrom(given ?? embedded?.url ?? '', files, { language, say, log, random: Math.random })
    if (embedded?.started) await embedded.stop()
    return
  }
  const headOffice = await startHeadOffice({
    databaseUrl: given ?? embedded?.url ?? '',
    port: portOf(values.port),
    host: values.host,
    log,
    connections: numberOf(process.env.CONNECTIONS, 10),
    metricsToken: process.env.KONVWA_METRICS_TOKEN || null,
    ofProcess: true,
    restored: values.restored,
    onFoundingCode: code =>
      process.stdout.write(`The first computer joins with this code, within 15 minutes: ${code}\n`),
  })
  process.stdout.write(`Head office listens on ${headOffice.url}\n`)
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    // What still runs gets 30 s; then the process ends, and desks send again what was not answered.
    setTimeout(() => process.exit(1), 30_000).unref()
    await headOffice.close()
    await embedded?.stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop())
}

/** Of the person at the keyboard, as the system says it. */
function languageOf({ LC_ALL, LANG }: NodeJS.ProcessEnv): string {
  const said = (LC_ALL || LANG || '').slice(0, 2)
  return Language.safeParse(said).data ?? 'en'
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${text} is no port.`)
  return port
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (!text) return otherwise
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is no number of connections.`)
  return number
}

/** The user of PostgreSQL must reach it where this runs as root. */
function defaultFolder(): string {
  if (process.getuid?.() === 0) return '/var/lib/konvwa-headoffice'
  return path.join(process.env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share'), 'konvwa-headoffice')
}
