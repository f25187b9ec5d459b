import { ORPCError, ValidationError } from '@orpc/server'
import type { Issue, Problem } from '../../shared/errors.ts'

/** What a person can mend in a refused input, or null where the error is none of that kind. */
export function issuesOf(error: unknown): [Issue, ...Issue[]] | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError))
    return null
  const [first, ...rest] = error.cause.issues.slice(0, 100).map(asIssue)
  return first ? [first, ...rest] : null
}

/** What a schema's issue says of itself beyond the message; zod fills these in. */
interface Raw {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
  readonly code?: string
  readonly origin?: string
  readonly format?: string
  readonly input?: unknown
}

function asIssue(issue: Raw): Issue {
  const path = (issue.path ?? []).map(segment => (typeof segment === 'object' ? segment.key : segment))
  const row = path.find(segment => typeof segment === 'number')
  const field = path.filter(segment => typeof segment === 'string').at(-1) ?? ''
  const problem = problemOf(issue)
  return typeof row === 'number' ? { field, problem, row: row + 1 } : { field, problem }
}

function problemOf(issue: Raw): Problem {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'required' : 'too-small'
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'too-large'
    case 'invalid_type':
      return 'expected' in issue && (issue.expected === 'number' || issue.expected === 'int')
        ? 'not-a-number'
        : 'required'
    case 'invalid_value':
      return 'unknown'
    case 'custom':
      return issue.message === 'day' ? 'not-a-day' : 'unknown'
    default:
      return 'unknown'
  }
}
