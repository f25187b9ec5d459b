import { type Device, deviceColumns } from './devices.ts'
import type { Queryable } from './pool.ts'
import type { Key } from './rows.ts'

/** The devices with a held transaction whose missing row is among these; of `device` also where the row came earlier. */
export function waitingDevices(on: Queryable, created: readonly Key[], device: number | null): Promise<Device[]> {
  return on.query<Device>(
    `SELECT ${deviceColumns} FROM device WHERE number IN (
       SELECT w.device FROM waiting_for w
       JOIN jsonb_to_recordset($1::jsonb) AS c("table" integer, id bigint, sub integer)
         ON w.tbl = c."table" AND w.id = c.id AND w.sub = c.sub
       UNION
       SELECT w.device FROM waiting_for w JOIN row_state r ON r.tbl = w.tbl AND r.id = w.id AND r.sub = w.sub
       WHERE w.device = $2)
     ORDER BY number`,
    [JSON.stringify(created), device],
  )
}

export interface HeldTransaction {
  /** JSON. */
  readonly body: string
}

/** Locks and reads what is held of a device and waits for a row that is here now. Whoever else releases them has them first. */
export function lockHeld(on: Queryable, device: Device, most: number): Promise<HeldTransaction[]> {
  return on.query<HeldTransaction>(
    `SELECT t.body FROM device_tx t JOIN waiting_for w USING (device, incarnation, number)
     WHERE t.device = $1 AND t.incarnation = $2 AND t.verdict = 'held'
       AND EXISTS (SELECT 1 FROM row_state r WHERE r.tbl = w.tbl AND r.id = w.id AND r.sub = w.sub)
     ORDER BY t.number LIMIT $3 FOR UPDATE OF t SKIP LOCKED`,
    [device.number, device.incarnation, most],
  )
}
