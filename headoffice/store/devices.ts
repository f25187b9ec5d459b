import type { Queryable } from './pool.ts'

/** An earlier self of a computer: its transactions up to `through` are this computer's own past, its numbers this computer's. */
export interface FormerSelf {
  readonly device: number
  readonly incarnation: number
  readonly through: number
  readonly lane: string
}

/** Another computer that shares a past with this one: its transactions up to `through` are this one's too, and may have come from there. */
export interface Kin {
  readonly device: number
  readonly incarnation: number
  readonly through: number
}

/** An enrolled computer, as requests need it. */
export interface Device {
  readonly number: number
  readonly incarnation: number
  /** Ed25519, SPKI DER. */
  readonly publicKey: Buffer
  readonly depotId: number | null
  readonly headOffice: boolean
  readonly lane: string
  readonly aloneLane: string | null
  readonly lastFrame: number
  readonly lastHash: string
  readonly lastTransaction: number
  readonly revokedAt: number | null
  /** Another identity took its place; null while it is in use. */
  readonly closedAt: number | null
  /** Head office's history as it is now. */
  readonly epoch: number
  /** The first device of its line. */
  readonly family: number
  readonly formers: readonly FormerSelf[]
  readonly kin: readonly Kin[]
}

export const deviceColumns = `number, incarnation, public_key AS "publicKey", depot_id AS "depotId", head_office AS "headOffice", lane, alone_lane AS "aloneLane",
  last_frame AS "lastFrame", last_hash AS "lastHash", last_transaction AS "lastTransaction", revoked_at AS "revokedAt", closed_at AS "closedAt",
  (SELECT epoch FROM office) AS epoch, coalesce(family, number) AS family,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('device', f.former, 'incarnation', f.incarnation, 'through', f.through, 'lane', o.lane)), '[]')
    FROM former_self f JOIN device o ON o.number = f.former WHERE f.device = device.number) AS formers,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('device', h.device, 'incarnation', o.incarnation, 'through', least(h.through, own.through))), '[]')
    FROM former_self h JOIN device o ON o.number = h.device
    LEFT JOIN former_self own ON own.device = device.number AND own.former = h.former AND own.incarnation = h.incarnation
    WHERE h.device <> device.number AND (own.former IS NOT NULL OR (h.former = device.number AND h.incarnation = device.incarnation))) AS kin`

export async function findDevice(on: Queryable, number: number, incarnation: number): Promise<Device | null> {
  const [device] = await on.query<Device>(
    `SELECT ${deviceColumns} FROM device WHERE number = $1 AND incarnation = $2`,
    [number, incarnation],
  )
  return device ?? null
}

export interface LockedDevice extends Device {
  /** Whether any device's transaction waits for a row. */
  readonly anythingHeld: boolean
  /** How often it asked in this minute, this request included, over all processes. */
  readonly asked: number
}

export interface Contact {
  readonly counter: number
  readonly at: number
  readonly waiting: number
  readonly needsAttention: number
  readonly application: string
  /** When the file that it came in was written: it may be behind what came by link meanwhile, and counts all the same. */
  readonly writtenAt?: number
}

/**
 * Locks the device until the transaction ends and notes the contact. Null where its request counter is not above the last one: the
 * request was here before. `again` lets the same counter through, for our own second try at one request.
 */
export async function lockDevice(
  on: Queryable,
  number: number,
  contact: Contact,
  again: boolean,
): Promise<LockedDevice | null> {
  const [device] = await on.query<LockedDevice>(
    `UPDATE device SET counter = $2, seen_at = $3, waiting = $4, needs_attention = $5, application = $6,
       asked_minute = $8, asked = CASE WHEN asked_minute = $8 THEN asked + 1 ELSE 1 END
     WHERE number = $1 AND counter < $2::bigint + $7::integer
     RETURNING ${deviceColumns}, asked, EXISTS (SELECT 1 FROM waiting_for) AS "anythingHeld"`,
    [
      number,
      contact.counter,
      contact.at,
      contact.waiting,
      contact.needsAttention,
      contact.application,
      again ? 1 : 0,
      Math.floor(contact.at / 60_000),
    ],
  )
  return device ?? null
}

/** The same for what came in a file: frames and decisions count once however old their request is, and what is known of the device stays the newest. */
export async function lockForFile(
  on: Queryable,
  number: number,
  contact: Contact & { readonly writtenAt: number },
): Promise<LockedDevice | null> {
  // A clock ahead of ours has seen nobody in the time to come.
  const writtenAt = Math.min(contact.writtenAt, contact.at)
  const [device] = await on.query<LockedDevice>(
    `UPDATE device SET counter = greatest(counter, $2::bigint), seen_at = greatest(seen_at, $3::bigint),
       waiting = CASE WHEN counter < $2 THEN $4 ELSE waiting END,
       needs_attention = CASE WHEN counter < $2 THEN $5 ELSE needs_attention END,
       application = CASE WHEN counter < $2 THEN $6 ELSE application END
     WHERE number = $1
     RETURNING ${deviceColumns}, 0 AS asked, EXISTS (SELECT 1 FROM waiting_for) AS "anythingHeld"`,
    [number, contact.counter, writtenAt, contact.waiting, contact.needsAttention, contact.application],
  )
  return device ?? null
}

/** Locks a device for what a person lets in of it: no contact is noted. */
export async function lockForReview(on: Queryable, number: number): Promise<LockedDevice | null> {
  const [device] = await on.query<LockedDevice>(
    `SELECT ${deviceColumns}, 0 AS asked, EXISTS (SELECT 1 FROM waiting_for) AS "anythingHeld" FROM device WHERE number = $1 FOR UPDATE`,
    [number],
  )
  return device ?? null
}

/** Until the transaction ends nothing is written outside of these scopes, whatever was forgotten before. */
export async function limitWrites(on: Queryable, scopes: readonly string[]): Promise<void> {
  await on.query("SELECT set_config('konvwa.writes', $1, true)", [scopes.join(',')])
}

export interface ChainLink {
  readonly number: number
  readonly hash: string
  readonly firstTransaction: number
  readonly lastTransaction: number
}

/** The hashes of frames of this incarnation that are already here. */
export async function knownFrames(
  on: Queryable,
  device: Device,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (numbers.length === 0) return new Map()
  const found = await on.query<{ number: number; hash: string }>(
    'SELECT number, hash FROM device_frame WHERE device = $1 AND incarnation = $2 AND number = ANY ($3::integer[])',
    [device.number, device.incarnation, `{${numbers.join(',')}}`],
  )
  return new Map(found.map(each => [each.number, each.hash]))
}

/** The last transaction in the last frame that is here; 0 where there is none. */
export async function lastFramed(on: Queryable, device: Device): Promise<number> {
  const [found] = await on.query<{ last: number }>(
    'SELECT last_transaction AS last FROM device_frame WHERE device = $1 AND incarnation = $2 AND number = $3',
    [device.number, device.incarnation, device.lastFrame],
  )
  return found?.last ?? 0
}

/** Moves the head of the device's chain over these frames. */
export async function saveFrames(on: Queryable, device: Device, links: readonly ChainLink[]): Promise<void> {
  const last = links.at(-1)
  if (!last) return
  await on.query(
    `WITH kept AS (
       INSERT INTO device_frame (device, incarnation, number, hash, first_transaction, last_transaction)
       SELECT $1, $2, number, hash, "firstTransaction", "lastTransaction" FROM jsonb_to_recordset($3::jsonb)
         AS f(number integer, hash text, "firstTransaction" integer, "lastTransaction" integer)
     )
     UPDATE device SET last_frame = $4, last_hash = $5, last_transaction = greatest(last_transaction, $6::integer)
     WHERE number = $1`,
    [device.number, device.incarnation, JSON.stringify(links), last.number, last.hash, last.lastTransaction],
  )
}

/** The id of the device's row in the registry, or null where no such device was enrolled. */
export async function rowOfDevice(on: Queryable, number: number): Promise<number | null> {
  const [found] = await on.query<{ id: number }>('SELECT row_id AS id FROM device WHERE number = $1', [number])
  return found?.id ?? null
}

/** Stops a device: from now on its requests are kept aside for review. */
export async function revokeDevice(on: Queryable, number: number, at: number, by: number): Promise<void> {
  await on.query(
    'UPDATE device SET revoked_at = coalesce(revoked_at, $2), revoked_by = coalesce(revoked_by, $3) WHERE number = $1',
    [number, at, by],
  )
}

const mostQuarantined = 1000

/** Keeps a revoked device's request as it came; a flood of them stops at a thousand. */
export async function quarantine(
  on: Queryable,
  device: Device,
  request: { readonly at: number; readonly bodyHash: string; readonly body: Uint8Array },
): Promise<void> {
  await on.query(
    `INSERT INTO quarantine (device, incarnation, received_at, body_hash, body)
     SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM quarantine WHERE device = $1) < ${mostQuarantined}
     ON CONFLICT DO NOTHING`,
    [device.number, device.incarnation, request.at, request.bodyHash, request.body],
  )
}
