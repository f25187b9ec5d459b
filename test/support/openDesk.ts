import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../electron/api/clock.ts'
import type { Desk } from '../../electron/api/context.ts'
import type { Log, LogDetails } from '../../electron/api/log.ts'
import type { Sessions } from '../../electron/api/session.ts'
import { openDesk as open } from '../../electron/desk.ts'
import type { Client } from '../../shared/contract.ts'
import { type DoorName, doors, type Link } from './doors.ts'

export interface TestClock extends Clock {
  /** Both clocks go on, and sessions look at them. */
  advance(milliseconds: number): void
  /** Somebody sets the wall clock. */
  set(now: number): void
}

export interface TestDesk {
  readonly folder: string
  readonly desk: Desk
  readonly sessions: Sessions
  readonly clock: TestClock
  readonly logged: { event: string; details: LogDetails }[]
  /** A new screen at this desk, with a session of its own. */
  connect(door: DoorName): Promise<Client>
  /** The same without a client around it, for calls that no client makes. */
  link(door: DoorName): Promise<Link>
  /** The program ends and starts again on the same folder. */
  restart(): Promise<TestDesk>
  close(): Promise<void>
}

/** A Tuesday morning in Cap-Haïtien. */
export const tuesday = Date.UTC(2026, 10, 17, 13, 0)

/** A real backend without a process around it: real files, real SQLite, real doors. Closed and removed when the test ends. */
export async function openDesk(options: { folder?: string; now?: number } = {}): Promise<TestDesk> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'konvwa-desk-'))
  const clock = testClock(options.now ?? tuesday)
  const logged: TestDesk['logged'] = []
  const { desk, sessions, close } = await open({
    folder,
    clock,
    log: logInto(logged),
    computer: 'Order desk 1',
    timeZone: 'America/Port-au-Prince',
    application: 'test',
    syncs: false,
    passwordCost: { memoryCost: 1024, timeCost: 1, parallelism: 1 },
  })
  clock.whenMoved(sessions.tick)

  const ways: (() => Promise<void>)[] = []
  let closed = false
  const test: TestDesk = {
    folder,
    desk,
    sessions,
    clock,
    logged,
    connect: async door => createORPCClient<Client>(await test.link(door)),
    link: async door => {
      const way = await doors[door](desk, sessions)
      ways.push(way.close)
      return way.link
    },
    restart: async () => {
      await test.close()
      return openDesk({ folder, now: clock.now() })
    },
    close: async () => {
      if (closed) return
      closed = true
      await Promise.all(ways.map(close => close()))
      await close()
    },
  }
  onTestFinished(async () => {
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return test
}

function testClock(start: number): TestClock & { whenMoved(listener: () => void): void } {
  let wall = start
  let uptime = 0
  let moved = (): void => {}
  return {
    now: () => wall,
    uptime: () => uptime,
    advance: milliseconds => {
      wall += milliseconds
      uptime += milliseconds
      moved()
    },
    set: now => {
      wall = now
      moved()
    },
    whenMoved: listener => {
      moved = listener
    },
  }
}

function logInto(logged: TestDesk['logged']): Log {
  const write = (event: string, details: LogDetails = {}): void => void logged.push({ event, details })
  return { info: write, warn: write, error: write }
}
