import type { Device } from '../store/devices.ts'
import type { Store } from '../store/pool.ts'

export interface RecoveryService {
  readonly store: Store
  readonly now: () => number
  readonly pause: (tried: number) => Promise<void>
}

/** A device that asks who it is. */
export type Asking = Device & { readonly name: string; readonly counter: number; readonly application: string }
