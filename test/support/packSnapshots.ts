import { signer } from '../../headoffice/ingest/grants.ts'
import { buildSnapshots } from '../../headoffice/snapshot/build.ts'
import { findOffice } from '../../headoffice/store/office.ts'
import { openStore } from '../../headoffice/store/pool.ts'

/** Builds the snapshots that are due at `now`, of logs of five entries and more. Ages in milliseconds. */
export async function packSnapshots(databaseUrl: string, now = Date.now(), maxAge = 0): Promise<number> {
  const store = openStore({ databaseUrl, connections: 2, onError: () => undefined })
  const office = await findOffice(store)
  const sign = signer(office.privateKey)
  const built = await buildSnapshots({ store, sign, now: () => now }, maxAge, 5)
  await store.close()
  return built
}
