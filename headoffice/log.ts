import { type DestinationStream, type Logger, pino } from 'pino'

/** Everything that a log line of head office may hold. Names, numbers of people, texts and keys are not among it. */
const allowed: ReadonlySet<string> = new Set([
  'event',
  'code',
  'status',
  'device',
  'frames',
  'transactions',
  'created',
  'released',
  'bytes',
  'answered',
  'milliseconds',
  'error',
  'port',
  'version',
  'depot',
  'headOffice',
  'person',
  'snapshots',
  'looked',
  'damaged',
  'cut',
  'compacted',
  'forgotten',
])

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

/** One JSON object a line, only with fields that are on the list. */
export const openLog = (to: DestinationStream = pino.destination(2)): Log =>
  pino({ base: null, formatters: { log: onlyAllowed } }, to)

/** Nobody listens. */
export const silentLog: Log = pino({ enabled: false })

/** What of an error may be written down: its kind and place. PostgreSQL's sentences quote values of people. */
export function errorNote(error: unknown): {
  name: string
  code: string | null
  constraint: string | null
  at: string[]
} {
  if (!(error instanceof Error)) return { name: typeof error, code: null, constraint: null, at: [] }
  const text = (name: string): string | null => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : null
  }
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return { name: error.name, code: text('code'), constraint: text('constraint'), at: frames.map(line => line.trim()) }
}

const onlyAllowed = (line: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(line).filter(([field]) => allowed.has(field)))
