import { ORPCError } from '@orpc/server'
import { StoreProblem } from '../../db/problem.ts'
import { FileRefused } from '../../shared/sync/file/problem.ts'
import type { Over, Step } from './followed.ts'
import type { Log } from './log.ts'
import { refused } from './refusals.ts'

/** What is followed, with its end as the contract names it; an error on the way is one that the call declares, or reaches the log once. */
export async function* declared<T, D>(
  log: Log,
  steps: AsyncIterable<Step | Over<T>>,
  done: (over: Over<T>) => D,
): AsyncGenerator<Step | D, void, void> {
  try {
    for await (const step of steps) yield step.kind === 'progress' ? step : done(step)
  } catch (error) {
    if (error instanceof FileRefused) throw refused(error.problem)
    if (isFull(error)) throw new ORPCError('DISK_FULL', { defined: true, status: 507 })
    log.error('call failed', { error })
    throw new ORPCError('INTERNAL', { status: 500, message: '' })
  }
}

const isFull = (error: unknown): boolean =>
  (error instanceof StoreProblem && error.code === 'disk-full') ||
  (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
