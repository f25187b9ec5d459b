import type { Store } from '../../db/open.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import type { SyncHandle } from '../sync/handle.ts'
import type { Identity, IdentityFile } from '../sync/identity.ts'
import type { Printer } from '../workers/printThread.ts'
import type { Attempts } from './attempts.ts'
import type { Clock } from './clock.ts'
import type { ImportRoom } from './importRoom.ts'
import type { Log } from './log.ts'
import type { Passwords } from './passwords.ts'
import type { Samples } from './samples.ts'
import type { Session } from './session.ts'

/** What the backend is made of: the same for every call. */
export type Desk = {
  readonly store: Store
  readonly identityFile: IdentityFile
  readonly sync: SyncHandle
  readonly clock: Clock
  readonly passwords: Passwords
  readonly attempts: Attempts
  /** Codes read over the phone that were wrong. */
  readonly phoneAttempts: Attempts
  readonly imports: ImportRoom
  readonly log: Log
  readonly printer: Printer
  /** What this computer is called. */
  readonly computer: string
  /** The computer's own time zone: only a proposal for the first depot. */
  readonly timeZone: string
  readonly samples: Samples
}

/** What one call is handed. */
export type Context = Desk & {
  readonly session: Session
  now(): Instant
  identity(): Identity
}

/** Looks at the desk anew at every call: another company may have been opened behind the same door. */
export function contextOf(desk: Desk, session: Session): Context {
  const own = { session, now: () => desk.clock.now(), identity: () => desk.identityFile.present() }
  return new Proxy({ ...desk, ...own }, { get: (_, part) => Reflect.get(part in own ? own : desk, part) })
}
