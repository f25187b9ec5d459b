import { ORPCError } from '@orpc/server'
import type { Right } from '../../shared/auth/right.ts'
import type { Issue } from '../../shared/errors.ts'

/** The declared errors, for functions that several handlers share; a handler itself throws its own `errors.…`. */
export const invalid = (...issues: [Issue, ...Issue[]]) =>
  new ORPCError('INVALID', { defined: true, status: 422, data: { issues } })

export const notFound = (id: number) => new ORPCError('NOT_FOUND', { defined: true, status: 404, data: { id } })

export const forbidden = (right: Right) => new ORPCError('FORBIDDEN', { defined: true, status: 403, data: { right } })

/** One of the reasons that the call declares. */
export const refused = (reason: string) => new ORPCError('REFUSED', { defined: true, status: 409, data: { reason } })

export const stale = (id: number, version: number) =>
  new ORPCError('STALE', { defined: true, status: 409, data: { id, version } })

/** Throws INVALID with everything that was found wrong, or does nothing. */
export function refuseAny(issues: readonly Issue[]): void {
  const [first, ...rest] = issues
  if (first) throw invalid(first, ...rest)
}
