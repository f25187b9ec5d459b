import type { Request } from './contract.ts'
import type { requestRefusals } from './refusals.ts'

export type RequestBlock = (typeof requestRefusals)[number]

type Value = Request['changes'][number]['present']

/** Whether a value is neither as it was when asked nor as asked for: whoever accepts would write over somebody's change. */
export const movedOn = (change: { present: Value; standing: Value; proposed: Value }): boolean =>
  change.standing !== change.present && change.standing !== change.proposed

/** Why this request cannot be accepted, or null. The button and the handler ask the same question. */
export function acceptBlockedBy(
  request: Pick<Request, 'status' | 'creates' | 'there' | 'changes'>,
): RequestBlock | null {
  if (request.status !== 'open') return 'already-answered'
  if (request.creates) return null
  if (!request.there) return 'gone'
  return request.changes.some(movedOn) ? 'changed-since' : null
}

/** Why this person cannot take the request back, or null: only who asked may. */
export function withdrawBlockedBy(
  request: Pick<Request, 'status' | 'askedById'>,
  personId: number,
): RequestBlock | null {
  if (request.status !== 'open') return 'already-answered'
  return request.askedById === personId ? null : 'not-yours'
}
