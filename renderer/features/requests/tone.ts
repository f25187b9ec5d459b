import type { RequestStatus } from '../../../shared/requests/status.ts'
import type { Tone } from '../../ui/Tag.tsx'

export const toneOf: Record<RequestStatus, Tone> = {
  open: 'know',
  accepted: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
}
