import type { Former } from '../shared/sync/recover.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import type { Turn } from './pen.ts'
import type { Reader } from './schema.ts'

/** Whose books these are and how far they have come. */
export interface Life {
  /** The nonce of the installation that keeps them; null where none has claimed them yet. */
  readonly install: string | null
  readonly device: number
  readonly transaction: number
  /** Of the last transaction; 0 where there is none. */
  readonly clock: number
  readonly lastId: number
  readonly numbersClosed: boolean
}

export async function findLife(reader: Reader): Promise<Life> {
  const life = await reader
    .selectFrom('life')
    .innerJoin('capture', 'capture.one', 'life.one')
    .select(['install', 'device', 'last_tx', 'last_id', 'numbers_closed'])
    .executeTakeFirstOrThrow()
  return {
    install: life.install,
    device: life.device,
    transaction: life.last_tx,
    clock: (await clockOfTransaction(reader, life.last_tx)) ?? 0,
    lastId: life.last_id,
    numbersClosed: life.numbers_closed === 1,
  }
}

/** The clock of a transaction, or null where it is not here (any more). */
export async function clockOfTransaction(reader: Reader, number: number): Promise<number | null> {
  const found = await reader.selectFrom('tx').select('clock').where('number', '=', number).executeTakeFirst()
  return found?.clock ?? null
}

/** What these books were kept as before, oldest first. */
export const listFormers = async (reader: Reader): Promise<(Former & { lane: string; at: number })[]> =>
  reader.selectFrom('former_self').select(['device', 'incarnation', 'lane', 'through', 'at']).orderBy('at').execute()

/** When these books were last gone on with under another number; null where never. */
export async function lastRestored(reader: Reader): Promise<number | null> {
  const found = await reader.selectFrom('former_self').select('at').orderBy('at', 'desc').limit(1).executeTakeFirst()
  return found?.at ?? null
}

/** This installation keeps the books from now on. */
export const claim = (store: Store, install: string): Promise<void> =>
  store.pen.turn(({ statement }) => void statement('UPDATE life SET install = ?').run(install))

/** No document number is given while this is so. */
export const closeNumbers = (store: Store): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    statement('UPDATE life SET numbers_closed = 1').run()
    touched.add('life')
  })

/** Ids go on above this one: those below may have been given before the books were put back. */
function skipIds(turn: Turn, above: number): void {
  muted(turn, () => turn.statement('UPDATE capture SET last_id = max(last_id, ?)').run(above))
}

/** The same for numbers of a series, `ORD-CAP2-27`. */
function skipNumbers({ statement }: Turn, series: string, above: number): void {
  const [type, lane, year] = series.split('-')
  if (type === undefined || lane === undefined || !/^\d\d$/.test(year ?? '')) return
  statement(
    `INSERT INTO lane_counter (type, lane, fiscal_year, last) VALUES (?, ?, ?, ?)
    ON CONFLICT (type, lane, fiscal_year) DO UPDATE SET last = max(last, excluded.last)`,
  ).run(type, lane, 2000 + Number(year), above)
}

/** Books of a computer alone that are older than it is: ids and numbers go on above all that it may have given since. */
export const skipUsed = (
  store: Store,
  used: { lastId: number; numbers: Readonly<Record<string, number>> },
): Promise<void> =>
  store.pen.turn(turn => {
    skipIds(turn, used.lastId)
    for (const [series, count] of Object.entries(used.numbers)) skipNumbers(turn, series, count)
  })
