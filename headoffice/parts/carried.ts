import { answerBytes, readAsk } from '../../shared/sync/wire/carried.ts'
import type { PartHandler } from './handler.ts'

/** Takes a piece of another computer's file, or gives one of the answer to it. What came in a file itself hands nothing on. */
export const handOn: PartHandler = async ({ service, device, bytes, mostBytes }) => {
  const ask = readAsk(bytes)
  if (!service.carrying) return []
  const answer =
    ask.kind === 'put'
      ? await service.carrying.put(device.number, ask)
      : await service.carrying.get(device.number, ask, mostBytes)
  return [answerBytes(answer)]
}
