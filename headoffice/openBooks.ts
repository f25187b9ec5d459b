import { setTimeout as wait } from 'node:timers/promises'
import { type Signer, signer } from './ingest/grants.ts'
import { errorNote, type Log } from './log.ts'
import { migrate } from './store/migrate.ts'
import { findOffice, foundOffice, type Office } from './store/office.ts'
import { openStore, type Store } from './store/pool.ts'
import { addressesIn, primaryAddress } from './store/primary.ts'

/** What whoever serves head office's database begins with. */
export interface Books {
  readonly store: Store
  readonly office: Office
  readonly sign: Signer
  /** Before a transaction that lost is tried again; longer with each try. */
  pause(tried: number): Promise<void>
}

export interface BooksOptions {
  readonly databaseUrl: string
  /** To PostgreSQL at once. */
  readonly connections: number
  readonly log: Log
  /** From 0 up to 1: those that wait should not all come back together. */
  readonly random: () => number
}

/** Brings the database up to date and opens it. Whoever opened it closes `store`. */
export async function openBooks({ databaseUrl, connections, log, random }: BooksOptions): Promise<Books> {
  const primary = await primaryAddress(addressesIn(databaseUrl))
  await migrate(primary)
  await foundOffice(primary)
  const onError = (error: unknown): void => log.warn({ event: 'connection', error: errorNote(error) })
  const store = openStore({ databaseUrl, connections, onError })
  const office = await findOffice(store)
  return { store, office, sign: signer(office.privateKey), pause: tried => wait(random() * 10 * 2 ** tried) }
}
