import { StoreProblem } from '../db/problem.ts'
import type { StartProblem } from '../shared/start/problem.ts'
import { IdentityUnreadable } from './sync/identity.ts'

/** What stands between this computer and its books, in a word that has sentences. */
export function startProblemOf(error: unknown): StartProblem {
  if (error instanceof StoreProblem) return error.code
  if (error instanceof IdentityUnreadable) return 'identity-unreadable'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return bySystemCode[code] ?? 'unexpected'
}

const bySystemCode: Readonly<Record<string, StartProblem>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  // What Node says of a folder that it could not make on a disk that can only be read.
  ENOENT: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EIO: 'disk-error',
  ENOTDIR: 'not-a-folder',
  EEXIST: 'not-a-folder',
}
