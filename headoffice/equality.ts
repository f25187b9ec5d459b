import { answerBytes, type EqualityAnswer, type EqualityAsk, readAsk } from '../shared/sync/equality/messages.ts'
import { isBefore, type Place } from '../shared/sync/equality/place.ts'
import { allColumns, comparedColumns } from '../shared/sync/equality/rowText.ts'
import { markOf, sameTally, summed } from '../shared/sync/equality/tally.ts'
import { tableNumbered } from '../shared/sync/registry.ts'
import type { StandingRow } from '../shared/sync/wire/standing.ts'
import { rowProof } from './ingest/rowProof.ts'
import { Refused } from './refused.ts'
import { type DamagedRow, noteDamaged } from './store/damaged.ts'
import type { Queryable } from './store/pool.ts'
import { type ProvenRow, rowsBetween, tallyRanges, tallyScope } from './store/tallies.ts'

export interface Comparing {
  /** Reads what the asking device may see. */
  readonly seen: Queryable
  /** Writes down what is damaged. */
  readonly store: Queryable
  readonly now: number
  /** What the asking device may see. */
  readonly scopes: readonly string[]
  /** About how many bytes of answer it wishes for. */
  readonly mostBytes: number
}

/**
 * What a desk asks about its copy: are our scopes equal, in which ranges of a table are they not, what stands there. Nothing is changed by it.
 * @throws Malformed, Refused
 */
export async function answerEquality(comparing: Comparing, bytes: Uint8Array): Promise<Uint8Array> {
  const ask = readAsk(bytes)
  switch (ask.about) {
    case 'scopes':
      return answerBytes(await compareScopes(comparing, ask))
    case 'ranges': {
      const scope = within(comparing, ask.scope)
      return answerBytes({ about: 'ranges', ...(await tallyRanges(comparing.seen, scope, ask.table, ask.bounds)) })
    }
    case 'rows':
      return answerBytes(await differingRows(comparing, ask))
  }
}

function within({ scopes }: Comparing, scope: string): string {
  if (!scopes.includes(scope)) throw new Refused('bad-request')
  return scope
}

async function compareScopes(
  comparing: Comparing,
  ask: Extract<EqualityAsk, { about: 'scopes' }>,
): Promise<EqualityAnswer> {
  const compared = []
  for (const { scope, cursor, tally } of ask.scopes) {
    const { last, tables } = await tallyScope(comparing.seen, within(comparing, scope))
    const equal = ask.columns === allColumns && sameTally(summed(tables.values()), tally)
    const told = [...tables].map(([table, of]) => ({ table, columns: comparedColumns.get(table) ?? 0, tally: of }))
    compared.push({ scope, last, tables: last !== cursor || equal ? null : told })
  }
  return { about: 'scopes', scopes: compared }
}

async function differingRows(
  comparing: Comparing,
  ask: Extract<EqualityAsk, { about: 'rows' }>,
): Promise<EqualityAnswer> {
  const name = tableNumbered(ask.table)
  if (name === null) throw new Refused('bad-request')
  const found = await rowsBetween(comparing.seen, { ...ask, scope: within(comparing, ask.scope) }, mostRows)
  const theirs = new Map(ask.marks.map(place => [placeKey(place), place.mark]))
  const rows: StandingRow[] = []
  const damaged: (ProvenRow & DamagedRow)[] = []
  let through: Place = ask.to
  let size = 0
  for (const row of found.rows) {
    const known = theirs.get(placeKey(row))
    theirs.delete(placeKey(row))
    if (known === markOf(row)) continue
    if (size > comparing.mostBytes) {
      through = { id: row.id, sub: row.sub }
      break
    }
    size += JSON.stringify(row.columns).length
    const { id, sub, version, columns } = row
    if (rowProof(name, row, columns) === row.proof) rows.push({ table: ask.table, id, sub, version, values: columns })
    else damaged.push({ ...row, scope: ask.scope, table: ask.table })
  }
  const last = found.rows.at(-1)
  if (through === ask.to && found.rows.length === mostRows && last) through = { id: last.id, sub: last.sub + 1 }
  await noteDamaged(comparing.store, damaged, comparing.now)
  const absent = ask.marks.filter(place => theirs.has(placeKey(place)) && isBefore(place, through))
  return {
    about: 'rows',
    last: found.last,
    through,
    rows,
    absent,
    damaged: damaged.map(({ id, sub }) => ({ id, sub })),
  }
}

const mostRows = 2000

const placeKey = ({ id, sub }: Place): string => `${id}/${sub}`
