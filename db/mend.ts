import type { Place } from '../shared/sync/equality/place.ts'
import type { Values } from '../shared/sync/protocol.ts'
import { type TableName, tableOf } from '../shared/sync/registry.ts'
import type { StandingRow } from '../shared/sync/wire/standing.ts'
import { noteUnequal } from './cannotStand.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import { overlay } from './overlay.ts'
import { applyDownload, forgetParked } from './park.ts'
import type { Turn } from './pen.ts'
import { isPending, type RowKey } from './pending.ts'

/** What head office says of rows in which this copy differs from it, true at that cursor of the scope. */
export interface Correction {
  readonly scope: string
  readonly cursor: number
  readonly name: TableName
  readonly rows: readonly StandingRow[]
  /** Here and not there. */
  readonly absent: readonly Place[]
}

/**
 * Puts rows right as head office holds them; unanswered changes of people stay on top. Each row is kept as it was in `mended_row`; what
 * cannot stand here is kept aside. Answers the rows that were put right, or null where the cursor has moved since and nothing was done.
 */
export function mendRows(
  store: Store,
  { scope, cursor, name, rows, absent }: Correction,
): Promise<readonly RowKey[] | null> {
  return store.pen.turn(turn => {
    const stands = turn.statement<{ cursor: number }>('SELECT cursor FROM scope_cursor WHERE scope = ?').get(scope)
    if (stands?.cursor !== cursor) return null
    return muted(turn, () => {
      const { number } = tableOf(name)
      const over = overlay(turn.statement)
      const keys: RowKey[] = []
      for (const row of rows) {
        const key = { table: number, id: row.id, sub: row.sub }
        const before = over.rows.find(name, key)
        forgetParked(turn.statement, scope, key)
        const download = { ...row, op: 'put' as const, values: whole(name, row.values) }
        const arrived = applyDownload(turn.statement, over, { scope, sequence: row.version, row: download })
        if (arrived === 'applied') keys.push(key)
        if (arrived === 'applied') note(turn, store.now(), key, before, over.rows.find(name, key))
      }
      for (const { id, sub } of absent) {
        const key = { table: number, id, sub }
        const before = over.rows.find(name, key)
        if (!before || before.version === 0 || isPending(turn.statement, key)) continue
        over.remove(name, key)
        keys.push(key)
        note(turn, store.now(), key, before, undefined)
      }
      turn.touched.add(name)
      noteUnequal(turn, store.now())
      return keys
    })
  })
}

/** What head office did not name is empty there. */
const whole = (name: TableName, values: Values): Values => ({
  ...Object.fromEntries(Object.keys(tableOf(name).columns).map(column => [column, null])),
  ...values,
})

function note(turn: Turn, at: number, key: RowKey, before: Values | undefined, after: Values | undefined): void {
  turn
    .statement('INSERT INTO mended_row (at, tbl, id, sub, before, after) VALUES (?, ?, ?, ?, ?, ?)')
    .run(at, key.table, key.id, key.sub, asText(before), asText(after))
}

const asText = (row: Values | undefined): string | null => (row ? JSON.stringify(row) : null)
