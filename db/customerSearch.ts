import { type Expression, type SqlBool, sql } from 'kysely'
import type { CustomerRow } from '../shared/customers/contract.ts'
import { folded } from '../shared/kernel/text.ts'
import { type Candidate, ranked } from '../shared/search/rank.ts'
import { searchTerms } from '../shared/search/terms.ts'
import { listCustomersById } from './customerList.ts'
import { type Match, matchOf, mostCandidates } from './match.ts'
import type { Reader } from './schema.ts'

/** Of those whom the words fit, so many are looked at for being active and of the depot. */
const mostLookedAt = 20_000
/** Where long and short words are mixed, so many that fit the long ones are read for the short ones. */
const mostRead = 2_000
const mostOfIndex = 50

type Found = Candidate & { id: number }

/**
 * The active customers that fit a typed text, the best first, at most `most`. Ranked are those whose code or name begins so and the newest
 * 500 that fit anywhere: the indexes are read from their newest end, so that it takes as long among a million as among a thousand.
 */
export async function findCustomersBy(
  reader: Reader,
  typed: string,
  { depotId, most }: { depotId: number | null; most: number },
): Promise<CustomerRow[]> {
  const match = matchOf(typed)
  if (match === null) return []
  const beginning = await beginningWith(reader, typed.trim(), depotId)
  const fitting = await fittingAnywhere(reader, match, { typed, depotId })
  const candidates = new Map([...beginning, ...fitting].map(one => [one.id, one]))
  const best = ranked([...candidates.values()], typed).slice(0, most)
  return listCustomersById(
    reader,
    best.map(({ id }) => id),
  )
}

/** Those whose code or name begins as typed, found by the indexes of codes and names. */
async function beginningWith(reader: Reader, typed: string, depotId: number | null): Promise<Found[]> {
  const active = sql<boolean>`c.active = 1 AND ${ofDepot(depotId)}`
  const name = await reader
    .selectFrom('customer as c')
    .select(columns)
    .where(sql<boolean>`c.name COLLATE NOCASE >= ${typed} AND c.name COLLATE NOCASE < ${`${typed}\u{10ffff}`}`)
    .where(active)
    .orderBy(sql`c.name COLLATE NOCASE`)
    .limit(mostOfIndex)
    .execute()
  const depots = depotId === null ? sql`(SELECT id FROM depot)` : sql`(${depotId})`
  const codes = [...new Set([typed, typed.toUpperCase()])].map(
    code => sql<boolean>`(c.depot_id IN ${depots} AND c.code >= ${code} AND c.code < ${`${code}\u{10ffff}`})`,
  )
  const code = await Promise.all(
    codes.map(fits =>
      reader
        .selectFrom('customer as c')
        .select(columns)
        .where(fits)
        .where(sql<boolean>`c.active = 1`)
        .orderBy('c.code')
        .limit(mostOfIndex)
        .execute(),
    ),
  )
  return [...name, ...code.flat()].map(candidateOf)
}

async function fittingAnywhere(
  reader: Reader,
  match: Match,
  { typed, depotId }: { typed: string; depotId: number | null },
): Promise<Found[]> {
  const mixed = match.anywhere !== null && match.word !== null
  const fits =
    match.anywhere === null
      ? sql<{ id: number }>`(SELECT rowid AS id FROM customer_word WHERE customer_word MATCH ${match.word}
          ORDER BY rowid DESC LIMIT ${sql.lit(mostLookedAt)})`
      : sql<{ id: number }>`(SELECT rowid AS id FROM customer_search WHERE customer_search MATCH ${match.anywhere}
          ORDER BY rowid DESC LIMIT ${sql.lit(mixed ? mostRead : mostLookedAt)})`
  const query = reader
    .selectFrom(fits.as<'fits'>('fits'))
    .crossJoin('customer as c')
    .select(columns)
    .whereRef('c.id', '=', 'fits.id')
    .where(sql<boolean>`c.active = 1 AND ${ofDepot(depotId)}`)
  if (!mixed) return (await query.limit(mostCandidates).execute()).map(candidateOf)

  const rows = await query.select([words('zone'), words('city'), words('address'), contacts]).execute()
  const short = searchTerms(typed).filter(term => term.every(spelling => spelling.length < 3))
  return rows
    .filter(row => {
      const text = [row.code, row.name, row.trade_name, row.zone, row.city, row.address, row.contacts].map(folded)
      const said = text.flatMap(each => each.split(/[^\p{L}\p{N}]+/u))
      return short.every(term => term.some(spelling => said.some(word => word.startsWith(spelling))))
    })
    .slice(0, mostCandidates)
    .map(candidateOf)
}

const words = <C extends 'zone' | 'city' | 'address'>(column: C) => `c.${column}` as const
const contacts =
  sql<string>`ifnull((SELECT group_concat(p.name || ' ' || p.phone, ' ') FROM contact p WHERE p.id = c.id), '')`.as(
    'contacts',
  )

const ofDepot = (depotId: number | null): Expression<SqlBool> =>
  depotId === null ? sql<boolean>`true` : sql<boolean>`c.depot_id = ${depotId}`

/** The day of the last order, whatever became of it: enough to tell who is well known. */
const lastDay = sql<string | null>`(SELECT max(o.ordered_day) FROM sales_order o WHERE o.customer_id = c.id)`

const columns = ['c.id', 'c.code', 'c.name', 'c.trade_name', lastDay.as('lastDay')] as const

const candidateOf = (row: {
  id: number
  code: string
  name: string
  trade_name: string
  lastDay: string | null
}): Found => ({
  id: row.id,
  code: row.code,
  names: [row.name, row.trade_name],
  recent: Number((row.lastDay ?? '0').replaceAll('-', '')),
})
