import { setTimeout as wait } from 'node:timers/promises'
import type { Language } from '../shared/kernel/locale.ts'
import { signer } from './ingest/grants.ts'
import { errorNote, type Log } from './log.ts'
import { migrate } from './store/migrate.ts'
import { findOffice, foundOffice } from './store/office.ts'
import { openStore } from './store/pool.ts'
import { addressesIn, primaryAddress } from './store/primary.ts'
import { type TakeExit, takeFiles } from './takeFiles.ts'

/** `take` of the command line, on a database that other processes of head office may use meanwhile. Answers how it ends. */
export async function takeFrom(
  databaseUrl: string,
  files: readonly string[],
  { language, say, log }: { language: Language; say: (sentence: string) => void; log: Log },
): Promise<TakeExit> {
  const primary = await primaryAddress(addressesIn(databaseUrl))
  await migrate(primary)
  await foundOffice(primary)
  const store = openStore({
    databaseUrl,
    connections: 2,
    onError: error => log.warn({ event: 'connection', error: errorNote(error) }),
  })
  try {
    const office = await findOffice(store)
    const pause = (tried: number): Promise<void> => wait(Math.random() * 10 * 2 ** tried)
    const service = { store, office, now: Date.now, pause, sign: signer(office.privateKey), admit: () => {} }
    return await takeFiles({ service, language, say }, files)
  } finally {
    await store.close()
  }
}
