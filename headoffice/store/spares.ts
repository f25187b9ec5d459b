import { firstSpare } from '../../shared/sync/phoneCode.ts'
import type { Queryable } from './pool.ts'

/** Whether neither a device nor a spare has this number. */
export async function isUnknownNumber(on: Queryable, number: number): Promise<boolean> {
  const found = await on.query(
    'SELECT 1 FROM device WHERE number = $1 UNION ALL SELECT 1 FROM spare WHERE number = $1',
    [number],
  )
  return found.length === 0
}

/** Nobody else is given this number from now on. */
export async function passNumber(on: Queryable, number: number): Promise<void> {
  const column = number >= firstSpare ? 'next_spare' : 'next_device'
  await on.query(`UPDATE office SET ${column} = greatest(${column}, $1 + 1)`, [number])
}

/** The next number that is set aside, or null where lanes have run out. */
export async function takeSpareNumber(on: Queryable): Promise<number | null> {
  const [taken] = await on.query<{ number: number }>(
    `UPDATE office SET next_spare = next_spare + 1 WHERE next_spare < ${endOfLanes} RETURNING next_spare - 1 AS number`,
  )
  return taken?.number ?? null
}

/** Lanes of two characters end here (`laneOf`). */
const endOfLanes = 1260

export async function listSpares(on: Queryable, device: number): Promise<number[]> {
  const found = await on.query<{ number: number }>(
    'SELECT number FROM spare WHERE device = $1 AND NOT used AND NOT by_phone ORDER BY number',
    [device],
  )
  return found.map(each => each.number)
}

export async function saveSpare(
  on: Queryable,
  spare: { readonly number: number; readonly device: number; readonly family: number; readonly at: number },
  byPhone: boolean,
): Promise<void> {
  await on.query('INSERT INTO spare (number, device, family, given_at, by_phone) VALUES ($1, $2, $3, $4, $5)', [
    spare.number,
    spare.device,
    spare.family,
    spare.at,
    byPhone,
  ])
}

/** Marks a spare as used; false where it was never set aside for this line, or is in use. */
export async function useSpare(on: Queryable, number: number, family: number): Promise<boolean> {
  const used = await on.query(
    'UPDATE spare SET used = true WHERE number = $1 AND family = $2 AND NOT used RETURNING 1',
    [number, family],
  )
  return used.length > 0
}

/** The public key of a device with which codes are read over the phone, and head office's private one (DER). */
export async function phoneKeys(
  on: Queryable,
  device: number,
): Promise<{ office: Buffer | null; theirs: Buffer | null }> {
  const [found] = await on.query<{ office: Buffer | null; theirs: Buffer | null }>(
    'SELECT o.phone_key AS office, d.phone_key AS theirs FROM office o LEFT JOIN device d ON d.number = $1',
    [device],
  )
  return found ?? { office: null, theirs: null }
}

export async function savePhoneKey(on: Queryable, device: number, key: Buffer): Promise<void> {
  await on.query('UPDATE device SET phone_key = $2 WHERE number = $1', [device, key])
}

/** Head office's own, unless it has one already; answers the one that stands. */
export async function foundPhoneKey(on: Queryable, key: Buffer): Promise<Buffer> {
  const [kept] = await on.query<{ key: Buffer }>(
    'UPDATE office SET phone_key = coalesce(phone_key, $1) RETURNING phone_key AS key',
    [key],
  )
  return kept?.key ?? key
}

/** The number that was set aside when this was asked by phone; null where it was not. */
export async function findPhoneCode(on: Queryable, device: number, question: string): Promise<number | null> {
  const [found] = await on.query<{ number: number }>(
    'SELECT number FROM phone_code WHERE device = $1 AND question = $2',
    [device, question],
  )
  return found?.number ?? null
}

export async function savePhoneCode(
  on: Queryable,
  given: {
    readonly device: number
    readonly question: string
    readonly number: number
    readonly at: number
    readonly by: number
  },
): Promise<void> {
  await on.query('INSERT INTO phone_code (device, question, number, given_at, given_by) VALUES ($1, $2, $3, $4, $5)', [
    given.device,
    given.question,
    given.number,
    given.at,
    given.by,
  ])
}

/** Codes given for a device within so many ms; none that a clock which ran ahead has put further off than that. */
export async function countPhoneCodes(on: Queryable, device: number, now: number, length: number): Promise<number> {
  const [found] = await on.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM phone_code WHERE device = $1 AND given_at BETWEEN $2 AND $3',
    [device, now - length, now + length],
  )
  return found?.count ?? 0
}
