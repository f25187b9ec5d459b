import type { Store } from './open.ts'
import type { RowKey } from './pending.ts'
import type { Reader, UnequalReason } from './schema.ts'

/** What the last comparison with head office came to. */
export interface Comparison {
  /** Which one of this computer's it was, from 1. */
  readonly number: number
  /** By this computer's clock. */
  readonly at: number
  /** Rows that were put right. */
  readonly mended: number
  /** Rows that stand otherwise than there, and that somebody has to look at. */
  readonly unequal: number
}

export interface UnequalRow extends RowKey {
  readonly why: UnequalReason
  readonly since: number
}

/** Null where the copies were never compared. */
export async function findComparison(reader: Reader): Promise<Comparison | null> {
  const found = await reader.selectFrom('comparison').select(['number', 'at', 'mended', 'unequal']).executeTakeFirst()
  return found ?? null
}

/** Writes down how a comparison ended: `unequal` are rows that could not be put right; what is equal again is forgotten. */
export function saveComparison(
  store: Store,
  { mended, unequal }: { mended: number; unequal: readonly Omit<UnequalRow, 'since'>[] },
): Promise<void> {
  return store.pen.turn(({ statement, touched }) => {
    const now = store.now()
    const since = new Map(
      statement<{ tbl: number; id: number; sub: number; since: number }>('SELECT * FROM unequal_row')
        .all()
        .map(row => [`${row.tbl}:${row.id}:${row.sub}`, row.since]),
    )
    statement(`DELETE FROM unequal_row WHERE why <> 'cannot-stand'`).run()
    for (const { table, id, sub, why } of unequal)
      statement('INSERT INTO unequal_row (tbl, id, sub, why, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING').run(
        table,
        id,
        sub,
        why,
        since.get(`${table}:${id}:${sub}`) ?? now,
      )
    const all = statement<{ count: number }>('SELECT count(*) AS count FROM unequal_row').get()?.count ?? 0
    statement(
      `INSERT INTO comparison (one, number, at, mended, unequal) VALUES (1, 1, ?, ?, ?)
      ON CONFLICT (one) DO UPDATE SET number = number + 1, at = excluded.at, mended = excluded.mended, unequal = excluded.unequal`,
    ).run(now, mended, all)
    statement('DELETE FROM cut_scope WHERE scope IN (SELECT scope FROM scope_cursor)').run()
    statement('DELETE FROM mended_row WHERE at < ?').run(now - keptFor)
    touched.add('comparison')
  })
}

const keptFor = 90 * 24 * 60 * 60_000

/** Rows that stand otherwise than at head office: what a comparison could not mend, and what came and could not be taken in. Oldest first. */
export async function listUnequal(reader: Reader, most = 200): Promise<UnequalRow[]> {
  const rows = await unequalRows(reader).orderBy('since').limit(most).execute()
  return rows.map(({ tbl, ...row }) => ({ table: tbl, ...row }))
}

export async function countUnequal(reader: Reader): Promise<number> {
  const { count } = await unequalRows(reader)
    .clearSelect()
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const unequalRows = (reader: Reader) => reader.selectFrom('unequal_row').select(['tbl', 'id', 'sub', 'why', 'since'])
