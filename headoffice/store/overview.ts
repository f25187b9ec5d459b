import type { ConflictKind } from '../../shared/sync/conflict.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Queryable } from './pool.ts'

export interface ListedDevice {
  readonly number: number
  readonly name: string
  readonly depot: string | null
  readonly headOffice: boolean
  readonly lane: string
  readonly seenAt: number | null
  readonly waiting: number
  readonly needsAttention: number
  readonly application: string
  readonly lastFrame: number
  /** In bytes; null where it has not said yet. */
  readonly diskFree: number | null
  readonly diskSize: number | null
  readonly incarnation: number
  readonly revokedAt: number | null
  /** Requests kept aside that nobody has decided about. */
  readonly kept: number
  /** Another identity took its place after a restore. */
  readonly closedAt: number | null
}

export const listDevices = (on: Queryable): Promise<ListedDevice[]> =>
  on.query(
    `SELECT d.number, coalesce(r.columns ->> 'name', d.name) AS name, p.columns ->> 'name' AS depot, d.head_office AS "headOffice", d.lane,
       d.seen_at AS "seenAt", d.waiting, d.needs_attention AS "needsAttention", d.application, d.last_frame AS "lastFrame",
       d.disk_free AS "diskFree", d.disk_size AS "diskSize", d.incarnation, d.revoked_at AS "revokedAt", d.closed_at AS "closedAt",
       (SELECT count(*) FROM quarantine q WHERE q.device = d.number AND q.decided IS NULL)::integer AS kept
     FROM device d
     LEFT JOIN row_state r ON r.tbl = ${registry.device.number} AND r.id = d.row_id AND r.sub = 0
     LEFT JOIN row_state p ON p.tbl = ${registry.depot.number} AND p.id = d.depot_id AND p.sub = 0
     ORDER BY d.number`,
  )

export interface RefusedTransaction {
  readonly device: string
  readonly number: number
  readonly why: string
  readonly person: string | null
  readonly receivedAt: number
  readonly verdict: 'held' | 'rejected'
  readonly code: string | null
  readonly at: { readonly table: number; readonly id: number } | null
  readonly escalated: boolean
  /** How many there are altogether. */
  readonly all: number
}

/** What stands rejected or held and nobody at the desk has dealt with, newest first, at most 200. */
export const listRefused = (on: Queryable): Promise<RefusedTransaction[]> =>
  on.query(
    `SELECT d.name AS device, t.number, t.why, p.columns ->> 'name' AS person, t.received_at AS "receivedAt", t.verdict, t.code, t.at,
       coalesce(t.decided = 'escalated', false) AS escalated, count(*) OVER ()::integer AS "all"
     FROM device_tx t JOIN device d ON d.number = t.device
     LEFT JOIN row_state p ON p.tbl = ${registry.person.number} AND p.id = t.person AND p.sub = 0
     WHERE t.verdict IN ('held', 'rejected') AND (t.decided IS NULL OR t.decided = 'escalated')
     ORDER BY t.received_at DESC, t.device, t.number DESC LIMIT 200`,
  )

export const listDepots = (
  on: Queryable,
): Promise<{ readonly id: number; readonly name: string; readonly code: string }[]> =>
  on.query(
    `SELECT id, columns ->> 'name' AS name, columns ->> 'code' AS code FROM row_state
     WHERE tbl = ${registry.depot.number} AND NOT deleted ORDER BY 2`,
  )

export interface OpenConflict {
  readonly kind: ConflictKind
  readonly table: number
  /** What the record is called: its name, number or code. */
  readonly subject: string | null
  readonly column: string
  readonly depot: string | null
  readonly standing: ListedSide
  readonly other: ListedSide
  readonly raisedAt: number
  /** How many there are altogether. */
  readonly all: number
}

export interface ListedSide {
  /** Of a customer that was entered twice: what it is called. */
  readonly value: string | null
  readonly person: string | null
  readonly computer: string | null
  readonly at: number
}

/** The cards that nobody has decided yet, oldest first, at most 200: what desks show under "needs attention". */
export const listConflicts = (on: Queryable): Promise<OpenConflict[]> =>
  on.query(
    `SELECT c.columns ->> 'kind' AS kind, (c.columns ->> 'table_number')::integer AS "table", c.columns ->> 'column_name' AS "column",
       coalesce(r.columns ->> 'number', r.columns ->> 'name', r.columns ->> 'code') AS subject, p.columns ->> 'name' AS depot,
       (c.columns ->> 'raised_at')::bigint AS "raisedAt", ${side('standing')} AS standing, ${side('other')} AS other,
       count(*) OVER ()::integer AS "all"
     FROM row_state c
     LEFT JOIN row_state r ON r.tbl = (c.columns ->> 'table_number')::integer AND r.id = (c.columns ->> 'row_id')::bigint
       AND r.sub = (c.columns ->> 'sub')::integer
     LEFT JOIN row_state p ON p.tbl = ${registry.depot.number} AND p.id = (c.columns ->> 'depot_id')::bigint AND p.sub = 0
     WHERE c.tbl = ${registry.conflict.number} AND c.columns ->> 'state' = 'open' AND NOT c.deleted
     ORDER BY "raisedAt", c.id LIMIT 200`,
  )

const side = (column: 'standing' | 'other'): string =>
  `(SELECT jsonb_build_object('value', CASE c.columns ->> 'kind' WHEN 'duplicate-customer' THEN
       (SELECT concat_ws(' · ', o.columns ->> 'code', o.columns ->> 'name', nullif(o.columns ->> 'phone', '')) FROM row_state o
        WHERE o.tbl = ${registry.customer.number} AND o.id = (s ->> 'value')::bigint AND o.sub = 0) ELSE s ->> 'value' END,
     'person', (SELECT o.columns ->> 'name' FROM row_state o
        WHERE o.tbl = ${registry.person.number} AND o.id = (s ->> 'person')::bigint AND o.sub = 0),
     'computer', (SELECT d.name FROM device d WHERE d.number = (s ->> 'device')::integer),
     'at', (s ->> 'at')::bigint)
   FROM (SELECT (c.columns ->> '${column}')::jsonb AS s) AS of_side)`

/** The names of these people, by id. */
export async function namesOfPeople(on: Queryable, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = await on.query<{ id: number; name: string }>(
    `SELECT id, columns ->> 'name' AS name FROM row_state
     WHERE tbl = ${registry.person.number} AND sub = 0 AND id = ANY ($1::bigint[])`,
    [`{${ids.join(',')}}`],
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}
