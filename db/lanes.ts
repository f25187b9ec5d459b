import { type RawBuilder, sql } from 'kysely'
import { parseNumber } from '../shared/kernel/documentNumber.ts'
import { type NumberedTable, numberedTables } from '../shared/sync/numbered.ts'
import type { Reader } from './schema.ts'

/** What is known here of one series of numbers: `prefix` is a number without its count, `ORD-CAP2-27-`. */
export interface SeriesFigures {
  readonly prefix: string
  readonly first: string
  readonly last: string
  readonly count: number
  readonly voids: number
}

/**
 * Every series that a document here stands in, of whatever kind, or that this computer counts. A number that people gave up counts as void, whether its document is here or
 * not; one that two copies of a computer printed counts once.
 */
export async function listSeries(reader: Reader): Promise<SeriesFigures[]> {
  const found = (await Promise.all(numberedTables.map(table => seriesIn(reader, table)))).flat()
  const series = [...found, ...(await givenUp(reader))].filter(({ last }) => parseNumber(last))
  const known = Map.groupBy(series, ({ prefix }) => prefix)
  return [...known.values()].map(parts => parts.reduce(together)).toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1))
}

const seriesIn = (reader: Reader, table: NumberedTable): Promise<SeriesFigures[]> =>
  figures(
    reader,
    sql`SELECT ${prefix} AS prefix, min(number) AS first, max(number) AS last, count(*) AS count, sum(void) AS voids
      FROM (SELECT number, min(status = 'void') AS void FROM ${sql.table(table)} WHERE number IS NOT NULL GROUP BY number)
      GROUP BY prefix, length(number)`,
  )

/** Numbers whose documents went back to what they were before: nothing here stands under them. */
function givenUp(reader: Reader): Promise<SeriesFigures[]> {
  const standing = numberedTables.map(table => sql`SELECT number FROM ${sql.table(table)} WHERE number IS NOT NULL`)
  return figures(
    reader,
    sql`SELECT ${prefix} AS prefix, min(number) AS first, max(number) AS last, count(*) AS count, count(*) AS voids FROM void_number
      WHERE number NOT IN (${sql.join(standing, sql` UNION ALL `)}) GROUP BY prefix, length(number)`,
  )
}

const figures = (reader: Reader, question: RawBuilder<unknown>): Promise<SeriesFigures[]> =>
  reader.selectFrom(sql<SeriesFigures>`(${question})`.as('figures')).selectAll().execute()

const prefix = sql`rtrim(number, '0123456789')`

/** Of one series. A longer number is a higher one. */
function together(one: SeriesFigures, other: SeriesFigures): SeriesFigures {
  const [first, , , last] = [one.first, one.last, other.first, other.last].toSorted(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  )
  return {
    prefix: one.prefix,
    first: first ?? one.first,
    last: last ?? one.last,
    count: one.count + other.count,
    voids: one.voids + other.voids,
  }
}

/** Every computer with the lane that it has, and its depot's code. */
export async function listLanes(
  reader: Reader,
): Promise<{ device: number; name: string; lane: string; depotCode: string; active: boolean }[]> {
  const rows = await reader
    .selectFrom('device')
    .leftJoin('depot', 'depot.id', 'device.depot_id')
    .select(['device.device_number', 'device.name', 'device.lane', 'device.active', 'depot.code'])
    .orderBy('device.device_number')
    .execute()
  return rows.map(row => ({
    device: row.device_number,
    name: row.name,
    lane: row.lane,
    depotCode: row.code ?? '',
    active: row.active === 1,
  }))
}
