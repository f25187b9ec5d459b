import path from 'node:path'
import { createRouterClient } from '@orpc/server'
import { findPerson } from '../../db/people.ts'
import { openAttempts } from '../../electron/api/attempts.ts'
import { contextOf } from '../../electron/api/context.ts'
import { openImportRoom } from '../../electron/api/importRoom.ts'
import { openPasswords } from '../../electron/api/passwords.ts'
import { standing } from '../../electron/api/person.ts'
import { router } from '../../electron/api/router.ts'
import { noSamples } from '../../electron/api/samples.ts'
import { openSessions } from '../../electron/api/session.ts'
import { openPrinter } from '../../electron/workers/printThread.ts'
import type { Client } from '../../shared/contract.ts'
import type { RealDesk } from './realDesk.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** What a screen at this desk may call, with somebody signed in whose row head office has signed: the real router, without a door. */
export async function screenAt(desk: RealDesk, personId: number): Promise<Client> {
  const clock = { now: desk.store.now, uptime: () => performance.now() }
  const session = openSessions(clock).create()
  const person = await findPerson(desk.store.reader, personId)
  if (!person) throw new Error('this desk does not know the person')
  session.open(standing(person), 480)
  const context = contextOf(
    {
      store: desk.store,
      identityFile: desk.identity,
      sync: desk.sync,
      clock,
      passwords: openPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 }),
      attempts: openAttempts(desk.store, clock),
      phoneAttempts: openAttempts(desk.store, clock, 'phone code attempts'),
      imports: openImportRoom({ folder: path.join(desk.folder, 'imports'), changes: desk.store.changes }),
      log: quiet,
      printer: openPrinter(),
      computer: 'test',
      timeZone: 'America/Port-au-Prince',
      samples: noSamples,
    },
    session,
  )
  return createRouterClient(router, { context })
}
