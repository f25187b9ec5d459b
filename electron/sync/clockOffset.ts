/**
 * How far this computer's clock is behind head office's, in ms: head office wrote `time` between the request's start and its end
 * (Cristian, "Probabilistic clock synchronization", 1989). Null where the answer took too long to tell.
 */
export function clockOffset(round: { sentAt: number; receivedAt: number; time: number }): number | null {
  const took = round.receivedAt - round.sentAt
  if (took < 0 || took > mostUncertain) return null
  const offset = Math.round(round.time - (round.sentAt + took / 2))
  return Math.abs(offset) <= Math.max(tolerated, took / 2) ? 0 : offset
}

const mostUncertain = 60_000
/** Below this a difference is the link's, not the clock's. */
const tolerated = 2_000
