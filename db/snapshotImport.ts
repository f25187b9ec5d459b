import { tableNumbered } from '../shared/sync/registry.ts'
import type { SnapshotName } from '../shared/sync/snapshot/messages.ts'
import type { StandingRow } from '../shared/sync/wire/standing.ts'
import { noteUnequal } from './cannotStand.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import { overlay } from './overlay.ts'
import { applyDownload, replayParked } from './park.ts'
import type { Reader } from './schema.ts'

/** A snapshot on its way into this database. */
export interface SnapshotImport {
  readonly scope: string
  readonly cursor: number
  /** Bytes of all of it, and how many of them are here. */
  readonly size: number
  readonly held: number
  /** Its head, once that has come and was found to be head office's. */
  readonly head: Uint8Array | null
  /** Bytes of the block that is not complete. */
  readonly rest: Uint8Array
  /** Blocks that are taken in, and their rows. */
  readonly block: number
  readonly rows: number
}

/** Those under way, the reference data first: everything else refers to it. */
export const listImports = (reader: Reader): Promise<SnapshotImport[]> =>
  reader
    .selectFrom('snapshot_import')
    .selectAll()
    .orderBy(eb => eb('scope', '=', 'reference'), 'desc')
    .orderBy('scope')
    .execute()

/** Notes which snapshots will be taken in; scopes that this database follows already go on by their log. */
export function beginImports(store: Store, snapshots: readonly SnapshotName[]): Promise<void> {
  return store.pen.turn(({ statement }) => {
    for (const { scope, cursor, size } of snapshots)
      statement(
        `INSERT INTO snapshot_import (scope, cursor, size, held, head, rest, block, rows) SELECT ?, ?, ?, 0, NULL, x'', 0, 0
        WHERE NOT EXISTS (SELECT 1 FROM scope_cursor WHERE scope = ?) ON CONFLICT DO NOTHING`,
      ).run(scope, cursor, size, scope)
  })
}

/** Keeps what has come so far, so that the next request goes on behind it. */
export function saveProgress(store: Store, of: SnapshotImport): Promise<void> {
  return store.pen.turn(({ statement }) => {
    statement('UPDATE snapshot_import SET held = ?, head = ?, rest = ?, block = ?, rows = ? WHERE scope = ?').run(
      of.held,
      of.head,
      of.rest,
      of.block,
      of.rows,
      of.scope,
    )
  })
}

/** Begins anew from the log: the snapshot is not there any more, or was damaged on its way. */
export function dropImport(store: Store, scope: string): Promise<void> {
  return store.pen.turn(({ statement }) => void statement('DELETE FROM snapshot_import WHERE scope = ?').run(scope))
}

/** Writes some rows of a snapshot, as head office holds them; unanswered changes stay on top. The same rows may come twice. */
export function importRows(
  store: Store,
  of: { readonly scope: string; readonly cursor: number },
  rows: readonly StandingRow[],
): Promise<void> {
  return store.pen.turn(turn =>
    muted(turn, () => {
      const over = overlay(turn.statement)
      const before = turn.statement<{ n: number | null }>('SELECT max(n) AS n FROM parked').get()?.n ?? 0
      const lay = turn.statement('INSERT INTO laid_row (tbl, id, sub) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
      let parked = 0
      for (const row of rows) {
        const arrival = { scope: of.scope, sequence: of.cursor, row: { ...row, op: 'put' as const } }
        if (over.isPending(row)) lay.run(row.table, row.id, row.sub)
        if (applyDownload(turn.statement, over, arrival) === 'parked') parked += 1
        const name = tableNumbered(row.table)
        if (name) turn.touched.add(name)
      }
      if (parked > 0) replayParked(turn.statement, over, before)
      if (parked > 0) noteUnequal(turn, store.now())
    }),
  )
}

/** All of it is here: from now on the log goes on behind it. */
export function finishImport(store: Store, { scope, cursor }: SnapshotImport): Promise<void> {
  return store.pen.turn(({ statement, touched }) => {
    statement(
      `INSERT INTO scope_cursor (scope, cursor, reaches, base) VALUES (?, ?, ?, ?)
      ON CONFLICT (scope) DO UPDATE SET cursor = max(cursor, excluded.cursor), base = max(base, excluded.base)`,
    ).run(scope, cursor, cursor, cursor)
    statement('DELETE FROM snapshot_import WHERE scope = ?').run(scope)
    touched.add('scope_cursor')
  })
}
