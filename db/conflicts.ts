import type { ConflictKind, ConflictState } from '../shared/sync/conflict.ts'
import { ConflictSide } from '../shared/sync/conflictSide.ts'
import { type Row, tableNumbered } from '../shared/sync/registry.ts'
import type { RowKey } from './reference.ts'
import type { Reader, Writer } from './schema.ts'

export interface Conflict {
  readonly id: number
  readonly depotId: number | null
  readonly kind: ConflictKind
  readonly state: ConflictState
  readonly key: RowKey
  readonly column: string
  readonly standing: ConflictSide
  readonly other: ConflictSide
  readonly raisedAt: number
}

export async function findConflict(reader: Reader, id: number): Promise<Conflict | null> {
  const row = await reader.selectFrom('conflict').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Cards that nobody has decided yet, oldest first; of one depot and of no depot, or all where it is null. */
export async function listOpenConflicts(reader: Reader, depotId: number | null): Promise<Conflict[]> {
  const rows = await reader
    .selectFrom('conflict')
    .selectAll()
    .where('state', '=', 'open')
    .where(eb => eb.or([eb.lit(depotId === null), eb('depot_id', 'is', null), eb('depot_id', '=', depotId)]))
    .orderBy('raised_at')
    .execute()
  return rows.map(fromRow).filter(conflict => conflict !== null)
}

export async function closeConflict(tx: Writer, id: number, by: { person: number; at: number }): Promise<void> {
  await tx
    .updateTable('conflict')
    .set({ state: 'resolved', resolved_by: by.person, resolved_at: by.at })
    .where('id', '=', id)
    .execute()
}

function fromRow(row: Row<'conflict'>): Conflict | null {
  const table = tableNumbered(row.table_number)
  if (!table) return null
  return {
    id: row.id,
    depotId: row.depot_id,
    kind: row.kind,
    state: row.state,
    key: { table, id: row.row_id, sub: row.sub },
    column: row.column_name,
    standing: ConflictSide.parse(JSON.parse(row.standing)),
    other: ConflictSide.parse(JSON.parse(row.other)),
    raisedAt: row.raised_at,
  }
}
