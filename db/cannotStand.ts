import type { Turn } from './pen.ts'

/**
 * What head office sent and this copy cannot hold (a value that a table refuses, a row whose beginning is missing) is kept aside whole, so that the cursor goes on, and
 * stands before a person until it can be held. To be called whenever something was kept aside or stands at last.
 */
export function noteUnequal({ statement, touched }: Pick<Turn, 'statement' | 'touched'>, now: number): void {
  const gone = statement(
    `DELETE FROM unequal_row WHERE why = 'cannot-stand' AND (tbl, id, sub) NOT IN (${poison})`,
  ).run()
  const come = statement(
    `INSERT INTO unequal_row (tbl, id, sub, why, since) SELECT tbl, id, sub, 'cannot-stand', ? FROM (${poison}) WHERE true
    ON CONFLICT (tbl, id, sub) DO UPDATE SET why = excluded.why WHERE why <> excluded.why`,
  ).run(now)
  if (gone.changes + come.changes > 0) touched.add('comparison')
}

const poison = `SELECT DISTINCT json_extract(download, '$.table') AS tbl, json_extract(download, '$.id') AS id, json_extract(download, '$.sub') AS sub
  FROM parked WHERE why IN ('constraint', 'row-missing')`
