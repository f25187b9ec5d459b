import { minutes } from '../../shared/kernel/instant.ts'
import type { Clock } from './clock.ts'

export type Occupant =
  /** `shutOut`: whoever sat here was, as the row no longer lets them in. */
  | { state: 'nobody'; shutOut: boolean }
  /** `vouched` is the standing in which the person was let in. */
  | { state: 'open' | 'locked'; personId: number; vouched: string }

/** Who sits at one connection's screen: one for each browser that came in, or each port that was handed over. */
export interface Session {
  occupant(): Occupant
  /** Aborted when the session locks or ends: whatever streams to this screen stops there. */
  live(): AbortSignal
  lockAfterMinutes(): number
  open(person: { id: number; vouched: string }, lockAfterMinutes: number): void
  /** Somebody is at work: the automatic lock starts again from here, after so many minutes. */
  present(lockAfterMinutes: number): void
  lock(): void
  end(): void
  /** The row of whoever sat here no longer lets them in. */
  shutOut(): void
}

/** All sessions of one backend; `tick` locks those whose person has been away too long. */
export interface Sessions {
  create(): Session
  /** The connection is gone for good. */
  forget(session: Session): void
  tick(): void
  endAll(): void
}

export function openSessions(clock: Clock): Sessions {
  const all = new Set<Session>()
  return {
    create: () => {
      const session = createSession(clock)
      all.add(session)
      return session
    },
    forget: session => {
      session.end()
      all.delete(session)
    },
    tick: () => {
      for (const session of all) session.occupant()
    },
    endAll: () => {
      for (const session of all) session.end()
    },
  }
}

function createSession(clock: Clock): Session {
  let occupant: Occupant = { state: 'nobody', shutOut: false }
  let lockAfterMinutes = 5
  let seen = { now: 0, uptime: 0 }
  let streams = new AbortController()

  const become = (next: Occupant): void => {
    occupant = next
    streams.abort()
    if (next.state === 'open') streams = new AbortController()
  }
  const see = (): void => {
    seen = { now: clock.now(), uptime: clock.uptime() }
  }
  // Either clock is enough: one stops while the computer sleeps, the other can be set back.
  const away = (): boolean =>
    Math.max(clock.now() - seen.now, clock.uptime() - seen.uptime) >= minutes(lockAfterMinutes)

  const session: Session = {
    occupant: () => {
      if (occupant.state === 'open' && away()) session.lock()
      return occupant
    },
    live: () => streams.signal,
    lockAfterMinutes: () => lockAfterMinutes,
    open: ({ id, vouched }, after) => {
      lockAfterMinutes = after
      see()
      become({ state: 'open', personId: id, vouched })
    },
    present: after => {
      if (session.occupant().state !== 'open') return
      lockAfterMinutes = after
      see()
    },
    lock: () => {
      if (occupant.state === 'open') become({ ...occupant, state: 'locked' })
    },
    end: () => become({ state: 'nobody', shutOut: false }),
    shutOut: () => become({ state: 'nobody', shutOut: true }),
  }
  return session
}
