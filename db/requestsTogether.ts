import { type Expression, type SqlBool, sql } from 'kysely'

/** Whose and of which moment: all requests of one import have both in common. Of the table `request`. */
export const togetherKey = sql<string>`(request.asked_by || '-' || request.asked_at)`

/** The key where others were asked with it; empty where it was asked alone. */
export const together = sql<string>`CASE WHEN EXISTS (SELECT 1 FROM request other
  WHERE other.asked_at = request.asked_at AND other.asked_by = request.asked_by AND other.id <> request.id)
  THEN ${togetherKey} ELSE '' END`

/** Asked in one of these goes; found by moment and person, which have an index. */
export function togetherIs(keys: readonly string[]): Expression<SqlBool> {
  const pairs = keys.map(key => key.split('-').map(Number))
  return sql<boolean>`(${sql.join(
    pairs.map(([person = 0, at = 0]) => sql`(request.asked_at = ${at} AND request.asked_by = ${person})`),
    sql` OR `,
  )})`
}
