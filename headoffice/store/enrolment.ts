import { hash } from 'node:crypto'
import { EnrolResponse } from '../../shared/sync/enrol.ts'
import type { Queryable } from './pool.ts'

/** What a code lets a computer become. */
export interface CodeTerms {
  readonly depotId: number | null
  readonly headOffice: boolean
  readonly founding: boolean
}

export interface UsedCode extends CodeTerms {
  /** The answer that was given to the computer that used it. */
  readonly answer: EnrolResponse | null
  readonly publicKey: Buffer | null
}

/** Keeps a code, of which only the hash is written down. */
export async function saveCode(
  on: Queryable,
  code: string,
  terms: CodeTerms,
  made: { readonly at: number; readonly expiresAt: number; readonly by: number | null },
): Promise<void> {
  await on.query(
    `INSERT INTO enrolment_code (hash, depot_id, head_office, founding, made_by, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [hashOf(code), terms.depotId, terms.headOffice, terms.founding, made.by, made.at, made.expiresAt],
  )
}

/** The code, locked, while it counts; null where there is none such, it has expired, or it was made while a clock ran ahead. */
export async function lockCode(on: Queryable, code: string, now: number): Promise<UsedCode | null> {
  const [found] = await on.query<CodeTerms & { answer: unknown; publicKey: Buffer | null }>(
    `SELECT c.depot_id AS "depotId", c.head_office AS "headOffice", c.founding, c.answer, d.public_key AS "publicKey"
     FROM enrolment_code c LEFT JOIN device d ON d.number = c.device
     WHERE c.hash = $1 AND c.expires_at > $2 AND c.made_at <= $2 + (c.expires_at - c.made_at) FOR UPDATE OF c`,
    [hashOf(code), now],
  )
  return found ? { ...found, answer: found.answer === null ? null : EnrolResponse.parse(found.answer) } : null
}

export async function useCode(on: Queryable, code: string, now: number, answer: EnrolResponse): Promise<void> {
  await on.query('UPDATE enrolment_code SET used_at = $2, device = $3, answer = $4::jsonb WHERE hash = $1', [
    hashOf(code),
    now,
    answer.device,
    JSON.stringify(answer),
  ])
}

export interface NewDevice extends Omit<CodeTerms, 'founding'> {
  readonly number: number
  readonly publicKey: Buffer
  readonly name: string
  readonly application: string
  readonly lane: string
  readonly aloneLane: string | null
  readonly rowId: number
  /** The first device of its line: itself, unless it takes another's place. */
  readonly family: number
  readonly at: number
}

/** The next device number, given once. */
export async function takeDeviceNumber(on: Queryable): Promise<number> {
  const [taken] = await on.query<{ number: number }>(
    'UPDATE office SET next_device = next_device + 1 RETURNING next_device - 1 AS number',
  )
  if (!taken) throw new Error('head office was never founded')
  return taken.number
}

export async function insertDevice(on: Queryable, device: NewDevice): Promise<void> {
  await on.query(
    `INSERT INTO device (number, incarnation, public_key, name, application, depot_id, head_office, lane, alone_lane, row_id, enrolled_at, family)
     VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      device.number,
      device.publicKey,
      device.name,
      device.application,
      device.depotId,
      device.headOffice,
      device.lane,
      device.aloneLane,
      device.rowId,
      device.at,
      device.family,
    ],
  )
}

/** Of the natural keys that a joining desk knows, those that a live row here bears too. */
export function matchNames(
  on: Queryable,
  known: readonly { readonly table: number; readonly code: string; readonly id: number }[],
): Promise<{ table: number; id: number; theirs: number }[]> {
  return on.query(
    `SELECT n."table", n.id, k.id AS theirs FROM jsonb_to_recordset($1::jsonb) AS n("table" integer, code text, id bigint)
     JOIN natural_key k ON k.tbl = n."table" AND k.key = n.code`,
    [JSON.stringify(known)],
  )
}

const hashOf = (code: string): Buffer => hash('sha256', `konvwa-enrol-1\n${code}`, 'buffer')
