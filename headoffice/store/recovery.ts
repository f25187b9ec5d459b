import type { Former } from '../../shared/sync/recover.ts'
import { type Device, deviceColumns } from './devices.ts'
import type { Queryable } from './pool.ts'

/** The device with this number in whichever incarnation, locked until the transaction ends, with what it is called. */
export async function lockForRecovery(
  on: Queryable,
  number: number,
): Promise<(Device & { readonly name: string; readonly counter: number; readonly application: string }) | null> {
  const [device] = await on.query<Device & { name: string; counter: number; application: string }>(
    `SELECT ${deviceColumns}, name, counter, application FROM device WHERE number = $1 FOR UPDATE OF device`,
    [number],
  )
  return device ?? null
}

export interface Recovery {
  readonly id: string
  readonly device: number
  readonly why: 'restored' | 'copied'
  readonly request: unknown
  readonly granted: number | null
}

export async function findRecovery(on: Queryable, id: string): Promise<Recovery | null> {
  const [found] = await on.query<Recovery>('SELECT id, device, why, request, granted FROM recovery WHERE id = $1', [id])
  return found ?? null
}

/** Writes down who asks for another identity, once. */
export async function saveRecovery(
  on: Queryable,
  asked: Omit<Recovery, 'granted'> & { readonly at: number },
): Promise<void> {
  await on.query(
    `INSERT INTO recovery (id, device, why, asked_at, request) VALUES ($1, $2, $3, $4, $5::jsonb) ON CONFLICT DO NOTHING`,
    [asked.id, asked.device, asked.why, asked.at, JSON.stringify(asked.request)],
  )
}

export async function grantRecovery(
  on: Queryable,
  id: string,
  granted: { readonly number: number; readonly at: number; readonly by: number | null },
): Promise<void> {
  await on.query('UPDATE recovery SET granted = $2, decided_at = $3, decided_by = $4 WHERE id = $1', [
    id,
    granted.number,
    granted.at,
    granted.by,
  ])
}

/** Who waits for somebody to say that there are really two computers. */
export const listWaiting = (
  on: Queryable,
): Promise<{ readonly id: string; readonly device: number; readonly name: string; readonly askedAt: number }[]> =>
  on.query(
    `SELECT r.id, r.device, d.name, r.asked_at AS "askedAt" FROM recovery r JOIN device d ON d.number = r.device
     WHERE r.granted IS NULL ORDER BY r.asked_at`,
  )

/** Whether all of these devices came out of one. */
export async function isOfFamily(on: Queryable, family: number, devices: readonly number[]): Promise<boolean> {
  const [found] = await on.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM device WHERE number = ANY ($1::integer[]) AND coalesce(family, number) = $2',
    [`{${devices.join(',')}}`, family],
  )
  return found?.count === new Set(devices).size
}

/** The lines of which these devices are, each with the place that it looks after; devices that nobody knows are of none. */
export const linesOf = (
  on: Queryable,
  devices: readonly number[],
): Promise<{ readonly family: number; readonly depotId: number | null; readonly headOffice: boolean }[]> =>
  on.query(
    `SELECT DISTINCT coalesce(family, number) AS family, depot_id AS "depotId", head_office AS "headOffice" FROM device
     WHERE number = ANY ($1::integer[])`,
    [`{${devices.join(',')}}`],
  )

export async function saveFormers(on: Queryable, device: number, formers: readonly Former[]): Promise<void> {
  await on.query(
    `INSERT INTO former_self (device, former, incarnation, through)
     SELECT $1, device, incarnation, through FROM jsonb_to_recordset($2::jsonb) AS f(device integer, incarnation integer, through integer)`,
    [device, JSON.stringify(formers)],
  )
}

/** Another identity stands in a device's place: its lane is closed, and who still speaks under it is a copy. */
export async function closeDevice(on: Queryable, number: number, successor: number, at: number): Promise<number> {
  const [row] = await on.query<{ id: number }>(
    'UPDATE device SET closed_at = $2, successor = $3 WHERE number = $1 RETURNING row_id AS id',
    [number, at, successor],
  )
  return row?.id ?? 0
}

/** How often it may say that it was restored without anybody at head office looking. */
export async function restoredSince(on: Queryable, family: number, since: number): Promise<number> {
  const [found] = await on.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM recovery r JOIN device d ON d.number = r.device
     WHERE coalesce(d.family, d.number) = $1 AND r.asked_at > $2 AND r.granted IS NOT NULL`,
    [family, since],
  )
  return found?.count ?? 0
}
