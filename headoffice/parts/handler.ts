import type { SyncService } from '../api/sync.ts'
import type { Device } from '../store/devices.ts'

export interface PartRequest {
  readonly service: SyncService
  /** As it was when the request came; what it may see is decided by this, never by what it says. */
  readonly device: Device
  readonly bytes: Uint8Array
  /** About how many bytes of answer the desk wishes for. */
  readonly mostBytes: number
}

/**
 * Answers one part of a request, after its frames and pages. The same part may come again: it has one effect.
 * @throws Malformed, Refused
 */
export type PartHandler = (request: PartRequest) => Promise<readonly Uint8Array[]>
