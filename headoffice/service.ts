import type { EnrolService } from './api/enrol.ts'
import type { SyncService } from './api/sync.ts'
import type { Gate } from './gate.ts'
import type { HealthService } from './health.ts'
import type { Patience } from './limits.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** All that the routes are handed. */
export interface HttpService extends SyncService, EnrolService, HealthService {
  readonly log: Log
  /** 0 … 1, for waits that shall differ. */
  readonly random: () => number
  /** Round trips take turns. */
  readonly gate: Gate
  readonly metrics: Metrics
  /** Who brings it may read the metrics; without one only this computer. */
  readonly metricsToken: string | null
  readonly patience: Patience
}
