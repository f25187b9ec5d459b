import { signer } from '../../headoffice/ingest/grants.ts'
import { silentLog } from '../../headoffice/log.ts'
import { night } from '../../headoffice/night/keepNights.ts'
import { findOffice } from '../../headoffice/store/office.ts'
import { openStore } from '../../headoffice/store/pool.ts'

/** What head office does once a day, done at `now` by a process of its own; logs of three entries and more have a snapshot. Answers whether it was due. */
export async function passNight(
  databaseUrl: string,
  now: number,
  breathe: () => Promise<void> = async () => {},
): Promise<boolean> {
  const store = openStore({ databaseUrl, connections: 1, onError: () => undefined })
  try {
    const { privateKey } = await findOffice(store)
    return await night({ store, sign: signer(privateKey), now: () => now, log: silentLog, breathe }, 3)
  } finally {
    await store.close()
  }
}
