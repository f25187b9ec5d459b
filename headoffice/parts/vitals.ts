import { readVitals } from '../../shared/sync/wire/vitals.ts'
import { saveVitals } from '../store/vitals.ts'
import type { PartHandler } from './handler.ts'

/** Notes how much room a computer has left; there is nothing to answer. */
export const takeVitals: PartHandler = async ({ service, device, bytes }) => {
  await saveVitals(service.store, device.number, readVitals(bytes), service.now())
  return []
}
