import { mostTransactions } from '../shared/sync/wire/transactions.ts'
import { fitting, looseHead, mostJsonBytes } from './fitFrame.ts'
import { headColumns, withChanges } from './nextToSeal.ts'
import type { Reader } from './schema.ts'

/** About what JSON becomes in a frame at its densest is more than this. */
const mostJsonPerByte = 100

/**
 * Transactions above one number and up to another that nobody has answered, as a frame of at most `mostBytes` without a link to anything;
 * null where there is none.
 */
export async function frameOfWaiting(
  reader: Reader,
  limit: { readonly mostBytes: number; readonly after: number; readonly through: number },
): Promise<{ bytes: Uint8Array; last: number } | null> {
  const heads = await reader
    .selectFrom('tx')
    .select(headColumns)
    .where('number', '>', limit.after)
    .where('number', '<=', limit.through)
    .where('state', 'in', ['waiting', 'sealed'])
    .orderBy('number')
    .limit(mostTransactions)
    .execute()
  if (heads.length === 0) return null
  const mostJson = Math.min(mostJsonBytes, mostJsonPerByte * limit.mostBytes)
  let json = 0
  const some = heads.filter(({ bytes }, index) => {
    json += bytes
    return index === 0 || json <= mostJson
  })
  const { sealed, count } = await fitting(await looseHead(reader), await withChanges(reader, some), limit.mostBytes)
  return { bytes: sealed, last: some[count - 1]?.number ?? limit.through }
}

/** The same of transactions that were answered, as far as they are still here. */
export async function frameOfTransactions(reader: Reader, numbers: readonly number[]): Promise<Uint8Array | null> {
  if (numbers.length === 0) return null
  const heads = await reader
    .selectFrom('tx')
    .select(headColumns)
    .where('number', 'in', numbers.slice(0, mostTransactions))
    .orderBy('number')
    .execute()
  if (heads.length === 0) return null
  return (await fitting(await looseHead(reader), await withChanges(reader, heads), mostJsonBytes)).sealed
}
