import { setImmediate as breathe } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { byPlace, endPlace, firstPlace, isBefore, type Place } from '../shared/sync/equality/place.ts'
import { asSum, type Proven, type Tally, weighed } from '../shared/sync/equality/tally.ts'
import { syncedTables, type TableName, tableOf } from '../shared/sync/registry.ts'
import { officeRows, type StandingHere } from './officeRows.ts'
import { pendingViews } from './pendingViews.ts'
import { prepareToRead } from './pragmas.ts'
import { rowProof } from './rowProof.ts'
import { statements } from './statements.ts'

/** The rows that head office holds too, as it holds them, read from this desk's database at one moment. */
export interface OfficeCopy {
  /** The cursor of each scope at that moment. */
  readonly cursors: ReadonlyMap<string, number>
  /** Rows with changes that head office has not answered. */
  readonly pending: number
  /** All of it, by scope and number of the table. */
  tallies(): Promise<ReadonlyMap<string, ReadonlyMap<number, Tally>>>
  /** A table in a scope, summed up between places: from each of the rising `bounds` up to the next. */
  between(scope: string, name: TableName, bounds: readonly Place[]): Promise<readonly Tally[]>
  /** The rows of a table in a scope from one place up to another, in order. */
  list(scope: string, name: TableName, from: Place, to: Place): Promise<readonly Proven[]>
  /** Places that cut a range of a table into about so many parts of about the same size, its ends among them. */
  cut(name: TableName, from: Place, to: Place, parts: number): readonly Place[]
  close(): void
}

/** Opens a connection of its own that sees the database as it is now, until it is closed. Whoever else works has a turn every few milliseconds. */
export function openOfficeCopy(file: string): OfficeCopy {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  prepareToRead(database)
  database.exec('BEGIN')
  const statement = statements(database)
  const cursors = statement<{ scope: string; cursor: number }>('SELECT scope, cursor FROM scope_cursor').all()
  const views = pendingViews(statement)

  async function each(name: TableName, from: Place, to: Place, look: (row: StandingHere) => void): Promise<void> {
    for (const page of officeRows(statement, views, name, from, to)) {
      for (const row of page) look(row)
      await breathe()
    }
  }

  return {
    cursors: new Map(cursors.map(row => [row.scope, row.cursor])),
    pending: views.count,
    tallies: async () => {
      const scopes = new Map<string, Map<number, Tally>>()
      for (const name of syncedTables) {
        const sums = new Map<string, Sum>()
        await each(name, firstPlace, endPlace, row => add(sums, row.scope, provenOf(name, row)))
        for (const [scope, sum] of sums) {
          const tables = scopes.get(scope) ?? new Map<number, Tally>()
          scopes.set(scope, tables.set(tableOf(name).number, tallyOf(sum)))
        }
      }
      return scopes
    },
    between: async (scope, name, bounds) => {
      const sums = new Map<number, Sum>()
      await each(name, bounds[0] ?? firstPlace, bounds.at(-1) ?? firstPlace, row => {
        if (row.scope === scope)
          add(
            sums,
            bounds.findLastIndex(bound => !isBefore(row, bound)),
            provenOf(name, row),
          )
      })
      return bounds.slice(1).map((_, place) => tallyOf(sums.get(place)))
    },
    list: async (scope, name, from, to) => {
      const listed: Proven[] = []
      await each(name, from, to, row => {
        if (row.scope === scope) listed.push(provenOf(name, row))
      })
      return listed.toSorted(byPlace)
    },
    cut: (name, from, to, parts) => {
      const ids = statement<{ id: number }>(
        `SELECT min(id) AS id FROM (SELECT id, ntile(${parts}) OVER (ORDER BY id) AS part FROM ${name} WHERE id >= ? AND id < ?)
        GROUP BY part ORDER BY 1`,
      ).all(from.id, to.id)
      const places = [...new Set(ids.map(row => row.id))].map(id => ({ id, sub: 0 }))
      return [from, ...places.filter(place => isBefore(from, place) && isBefore(place, to)), to]
    },
    close: () => database.close(),
  }
}

interface Sum {
  count: number
  sum: bigint
}

function add<K>(sums: Map<K, Sum>, key: K, row: Proven): void {
  const sum = sums.get(key) ?? { count: 0, sum: 0n }
  sum.count += 1
  sum.sum += weighed(row)
  sums.set(key, sum)
}

const tallyOf = (sum: Sum | undefined): Tally => ({ count: sum?.count ?? 0, sum: asSum(sum?.sum ?? 0n) })

const provenOf = (name: TableName, row: StandingHere): Proven => ({
  id: row.id,
  sub: row.sub,
  version: row.version,
  proof: rowProof(name, row, row.values),
})
