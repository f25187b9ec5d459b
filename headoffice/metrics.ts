import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Verdict } from '../shared/sync/verdict.ts'
import type { Gate } from './gate.ts'
import { type Figures, readFigures } from './store/figures.ts'
import type { Store } from './store/pool.ts'

/** What this process counts, in the words of Prometheus. Numbers of devices, names and texts are nowhere in it. */
export interface Metrics {
  answered(route: string, status: number, seconds: number): void
  refused(code: string): void
  synced(note: { frames: number; transactions: number; seconds: number; verdicts: readonly Verdict[] }): void
  /** Everything as text, with what the database says at this moment. */
  text(): Promise<string>
  readonly contentType: string
}

export interface MetricsSources {
  readonly store: Store
  readonly gate: Gate
  readonly now: () => number
  /** Memory, event loop and garbage of the process too: once a process. */
  readonly ofProcess: boolean
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

export function openMetrics({ store, gate, now, ofProcess }: MetricsSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'konvwa_requests_total',
    help: 'Requests that were answered.',
    labelNames: ['route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'konvwa_request_seconds',
    help: 'From the last byte of a request to its answer.',
    labelNames: ['route'],
    buckets: seconds,
    registers,
  })
  const refusals = new Counter({
    name: 'konvwa_refusals_total',
    help: 'Requests of which nothing was applied, by the reason given.',
    labelNames: ['code'],
    registers,
  })
  const ingest = new Histogram({
    name: 'konvwa_ingest_seconds',
    help: 'Round trips that brought transactions.',
    buckets: seconds,
    registers,
  })
  const frames = new Counter({ name: 'konvwa_frames_total', help: 'Frames that came in.', registers })
  const transactions = new Counter({
    name: 'konvwa_transactions_total',
    help: 'Transactions that came in, repeated ones too.',
    registers,
  })
  const verdictCount = new Counter({
    name: 'konvwa_verdicts_total',
    help: 'Verdicts that were given, repeated ones too.',
    labelNames: ['verdict'],
    registers,
  })
  const gauges = openGauges(registers)
  return {
    answered: (route, status, took) => {
      requests.inc({ route, status: String(status) })
      durations.observe({ route }, took)
    },
    refused: code => refusals.inc({ code }),
    synced: note => {
      frames.inc(note.frames)
      transactions.inc(note.transactions)
      if (note.transactions > 0) ingest.observe(note.seconds)
      for (const { verdict } of note.verdicts) verdictCount.inc({ verdict })
    },
    text: async () => {
      const figures = await readFigures(store, now()).catch(() => null)
      gauges.set(figures, store, gate)
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

function openGauges(registers: Registry[]) {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `konvwa_${name}`, help, labelNames, registers })
  const up = gauge('database_up', 'Whether the database answered this very question.')
  const connections = gauge('database_connections', 'Connections to the database.', ['state'])
  const gateCount = gauge('round_trips', 'Round trips that run or wait for their turn.', ['state'])
  const held = gauge('held_transactions', 'Transactions that wait for a row that is not here.')
  const refusedOpen = gauge('refused_transactions', 'Rejected transactions that nobody has dealt with.')
  const quarantined = gauge('quarantined_requests', 'Requests of stopped computers that nobody has looked at.')
  const waiting = gauge('waiting_transactions', 'What the computers said to have waiting at their last contact.')
  const devices = gauge('devices', 'Computers in use, by how long ago they were last heard.', ['heard'])
  const silent = gauge('device_longest_silence_seconds', 'How long the computer has been silent that was heard least.')
  const last = gauge('scope_last_sequence', 'The newest sequence number of a scope; of computers, all together.', [
    'scope',
  ])
  return {
    set: (figures: Figures | null, store: Store, { inside, waiting: queued }: Gate) => {
      up.set(figures ? 1 : 0)
      for (const [state, count] of Object.entries(store.connections)) connections.set({ state }, count)
      gateCount.set({ state: 'inside' }, inside)
      gateCount.set({ state: 'waiting' }, queued)
      if (!figures) return
      held.set(figures.held)
      refusedOpen.set(figures.refused)
      quarantined.set(figures.quarantined)
      waiting.set(figures.waiting)
      silent.set(figures.longestSilence)
      for (const [heard, count] of Object.entries(figures.heard)) devices.set({ heard }, count)
      for (const { scope, last: sequence } of figures.scopes) last.set({ scope }, sequence)
    },
  }
}
