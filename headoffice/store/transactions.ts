import type { Entry } from '../../shared/sync/protocol.ts'
import type { KnownDecision } from '../../shared/sync/recover.ts'
import { Pointer, RejectionCode, type Verdict } from '../../shared/sync/verdict.ts'
import type { Device } from './devices.ts'
import type { Queryable } from './pool.ts'

/** A device's transaction with its verdict, as it is kept. */
export interface KeptTransaction {
  readonly device: number
  readonly incarnation: number
  readonly number: number
  readonly hash: string
  readonly verdict: Verdict
  readonly clock: number
  /** The clock that the device claimed, where head office clamped it. */
  readonly claimedClock: number | null
  readonly person: number
  readonly why: string
  readonly batch: string | null
  readonly receivedAt: number
  /** Kept whole where it is held or rejected. */
  readonly body: unknown
}

export interface Owner {
  readonly device: number
  readonly incarnation: number
  /** Transactions with a higher number are not this owner's. */
  readonly through: number
}

/** Who transactions of a device may stand under: computers that share its past, what it was before, itself last. */
export const ownersOf = (device: Device): readonly Owner[] => [
  ...device.kin,
  ...device.formers,
  { device: device.number, incarnation: device.incarnation, through: 2 ** 31 - 1 },
]

/** The hashes of these transactions of a device that are already here. */
export async function knownTransactions(
  on: Queryable,
  owners: readonly Owner[],
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const known = new Map<number, string>()
  if (numbers.length === 0) return known
  for (const owner of owners) {
    const last = Math.min(owner.through, Math.max(...numbers))
    const found = await on.query<{ number: number; hash: string }>(
      'SELECT number, hash FROM device_tx WHERE device = $1 AND incarnation = $2 AND number BETWEEN $3 AND $4',
      [owner.device, owner.incarnation, Math.min(...numbers), last],
    )
    for (const { number, hash } of found) known.set(number, hash)
  }
  return known
}

/** The highest transaction of a device that is here. */
export async function lastTransaction(on: Queryable, owners: readonly Owner[]): Promise<number> {
  const lasts = owners.map(async owner => {
    const [found] = await on.query<{ last: number | null }>(
      'SELECT max(number) AS last FROM device_tx WHERE device = $1 AND incarnation = $2 AND number <= $3',
      [owner.device, owner.incarnation, owner.through],
    )
    return found?.last ?? 0
  })
  return Math.max(...(await Promise.all(lasts)))
}

/** Keeps them beside their effects. The primary key is what makes a transaction count once. */
export async function saveTransactions(on: Queryable, kept: readonly KeptTransaction[]): Promise<void> {
  if (kept.length === 0) return
  const saved = on.query(
    `INSERT INTO device_tx (device, incarnation, number, hash, verdict, code, at, clock, claimed_clock, person, why, batch,
       received_at, body)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(device integer, incarnation integer, number integer, hash text,
       verdict text, code text, at jsonb, clock bigint, claimed_clock bigint, person bigint, why text, batch text,
       received_at bigint, body text)`,
    [JSON.stringify(kept.map(toRow))],
  )
  await Promise.all([saved, saveWaiting(on, kept)])
}

/**
 * Transactions whose effects a desk gave back after a restore: what they were exactly is not known, so that the device's own word under
 * their number is believed once.
 */
export async function saveRefilled(on: Queryable, entries: readonly Entry[], at: number): Promise<void> {
  const own = entries.filter(entry => entry.number > 0)
  if (own.length === 0) return
  const rows = own.map(({ device, number, clock, person, why, own: exact }) => {
    return { device, number, clock, person, why, verdict: exact ? 'accepted' : 'changed' }
  })
  await on.query(
    `INSERT INTO device_tx (device, incarnation, number, hash, verdict, clock, person, why, received_at)
     SELECT DISTINCT ON (r.device, r.number) r.device, coalesce(d.incarnation, 1), r.number, '', r.verdict, r.clock, r.person, r.why, $2
     FROM jsonb_to_recordset($1::jsonb) AS r(device integer, number integer, clock bigint, person bigint, why text, verdict text)
     LEFT JOIN device d ON d.number = r.device
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), at],
  )
  await on.query(
    `UPDATE device d SET last_transaction = greatest(d.last_transaction, r.number)
     FROM (SELECT device, max(number) AS number FROM jsonb_to_recordset($1::jsonb) AS r(device integer, number integer) GROUP BY 1) r
     WHERE d.number = r.device`,
    [JSON.stringify(rows)],
  )
}

/** A held transaction was tried again: its new verdict. */
export async function updateVerdict(on: Queryable, kept: KeptTransaction): Promise<void> {
  const { verdict, code, at } = toRow(kept)
  await on.query(
    `UPDATE device_tx SET verdict = $4, code = $5, at = $6::jsonb WHERE device = $1 AND incarnation = $2 AND number = $3`,
    [kept.device, kept.incarnation, kept.number, verdict, code, JSON.stringify(at)],
  )
  await on.query('DELETE FROM waiting_for WHERE device = $1 AND incarnation = $2 AND number = $3', [
    kept.device,
    kept.incarnation,
    kept.number,
  ])
  await saveWaiting(on, [kept])
}

/** The verdicts on these transactions of a device, in order. */
export async function verdictsOf(
  on: Queryable,
  owners: readonly Owner[],
  numbers: readonly number[],
): Promise<Verdict[]> {
  const verdicts = new Map<number, Verdict>()
  if (numbers.length === 0) return []
  for (const owner of owners) {
    const found = await on.query<{ number: number; verdict: string; code: string | null; at: unknown }>(
      `SELECT number, verdict, code, at FROM device_tx
       WHERE device = $1 AND incarnation = $2 AND number = ANY ($3::integer[]) AND number <= $4`,
      [owner.device, owner.incarnation, `{${numbers.join(',')}}`, owner.through],
    )
    for (const row of found) verdicts.set(row.number, fromRow(row))
  }
  return [...verdicts.values()].toSorted((a, b) => a.number - b.number)
}

/** What a person at the desk decided about a refused transaction. What is no longer refused stays as it is. */
export async function saveDecisions(
  on: Queryable,
  owners: readonly Owner[],
  decisions: readonly { readonly number: number; readonly decided: string }[],
): Promise<void> {
  for (const owner of owners) {
    const own = decisions.filter(({ number }) => number <= owner.through)
    if (own.length > 0) await saveOwnDecisions(on, owner, own)
  }
}

const mostDecisions = 1000

/** What was decided about transactions with higher numbers than `after`, lowest first, at most 1000. */
export async function knownDecisions(on: Queryable, owners: readonly Owner[], after: number): Promise<KnownDecision[]> {
  const found = new Map<number, KnownDecision>()
  for (const owner of owners) {
    const rows = await on.query<KnownDecision>(
      `SELECT number, decided, code FROM device_tx WHERE device = $1 AND incarnation = $2 AND number > $3 AND number <= $4
         AND decided IS NOT NULL ORDER BY number LIMIT ${mostDecisions}`,
      [owner.device, owner.incarnation, after, owner.through],
    )
    for (const row of rows) found.set(row.number, row)
  }
  return [...found.values()].toSorted((a, b) => a.number - b.number).slice(0, mostDecisions)
}

async function saveOwnDecisions(
  on: Queryable,
  owner: Owner,
  decisions: readonly { readonly number: number; readonly decided: string }[],
): Promise<void> {
  const values = [owner.device, owner.incarnation, JSON.stringify(decisions)]
  await on.query(
    `UPDATE device_tx t SET decided = d.decided FROM jsonb_to_recordset($3::jsonb) AS d(number integer, decided text)
     WHERE t.device = $1 AND t.incarnation = $2 AND t.number = d.number AND t.verdict IN ('held', 'rejected')`,
    values,
  )
  await on.query(
    `DELETE FROM waiting_for w USING device_tx t WHERE w.device = $1 AND w.incarnation = $2 AND t.device = $1 AND t.incarnation = $2
       AND t.number = w.number AND t.decided IN ('resent', 'discarded')`,
    values.slice(0, 2),
  )
}

async function saveWaiting(on: Queryable, kept: readonly KeptTransaction[]): Promise<void> {
  const held = kept.flatMap(each =>
    each.verdict.verdict === 'held'
      ? [{ ...each.verdict.waitsFor, device: each.device, incarnation: each.incarnation, number: each.number }]
      : [],
  )
  if (held.length === 0) return
  await on.query(
    `INSERT INTO waiting_for (tbl, id, sub, device, incarnation, number)
     SELECT "table", id, sub, device, incarnation, number FROM jsonb_to_recordset($1::jsonb)
       AS h("table" integer, id bigint, sub integer, device integer, incarnation integer, number integer)`,
    [JSON.stringify(held)],
  )
}

function toRow(kept: KeptTransaction) {
  const { verdict } = kept
  return {
    device: kept.device,
    incarnation: kept.incarnation,
    number: kept.number,
    hash: kept.hash,
    verdict: verdict.verdict,
    code: verdict.verdict === 'rejected' ? verdict.code : null,
    at: verdict.verdict === 'rejected' ? verdict.at : verdict.verdict === 'held' ? verdict.waitsFor : null,
    clock: kept.clock,
    claimed_clock: kept.claimedClock,
    person: kept.person,
    why: kept.why,
    batch: kept.batch,
    received_at: kept.receivedAt,
    body: kept.body === null ? null : JSON.stringify(kept.body),
  }
}

function fromRow(row: { number: number; verdict: string; code: string | null; at: unknown }): Verdict {
  switch (row.verdict) {
    case 'accepted':
    case 'changed':
      return { number: row.number, verdict: row.verdict }
    case 'held':
      return { number: row.number, verdict: 'held', waitsFor: Pointer.parse(row.at) }
    default:
      return {
        number: row.number,
        verdict: 'rejected',
        code: RejectionCode.parse(row.code),
        at: Pointer.nullable().parse(row.at),
      }
  }
}
