import { ORPCError } from '@orpc/server'
import type { Right } from '../../shared/auth/right.ts'
import type { Issue } from '../../shared/errors.ts'

/** The declared errors, for functions that several handlers share; a handler itself throws its own `errors.…`. */
export const invalid = (...issues: [Issue, ...Issue[]]) =>
  new ORPCError('INVALID', { defined: true, status: 422, data: { issues } })

export const notFound = (id: number) => new ORPCError('NOT_FOUND', { defined: true, status: 404, data: { id } })

export const forbidden = (right: Right) => new ORPCError('FORBIDDEN', { defined: true, status: 403, data: { right } })

/** Throws INVALID with everything that was found wrong, or does nothing. */
export function refuseAny(issues: readonly Issue[]): void {
  const [first, ...rest] = issues
  if (first) throw invalid(first, ...rest)
}
