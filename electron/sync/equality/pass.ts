import { openOfficeCopy } from '../../../db/officeCopy.ts'
import type { EqualityAnswer, EqualityAsk } from '../../../shared/sync/equality/messages.ts'
import { endPlace, firstPlace, type Place } from '../../../shared/sync/equality/place.ts'
import { allColumns, comparedColumns } from '../../../shared/sync/equality/rowText.ts'
import { markOf, nothing, sameTally, summed, type Tally } from '../../../shared/sync/equality/tally.ts'
import { type TableName, tableNumbered, tableOf } from '../../../shared/sync/registry.ts'
import type { StandingRow } from '../../../shared/sync/wire/standing.ts'

/** Rows in which the two copies differ, as head office holds them. */
export interface Difference {
  readonly scope: string
  readonly cursor: number
  readonly name: TableName
  readonly rows: readonly StandingRow[]
  readonly absent: readonly Place[]
  /** Head office's own copy of these is damaged. */
  readonly damaged: readonly Place[]
}

/**
 * One look at the whole copy, at one moment: first the scopes, then, where one differs, its tables cut into ranges until few rows are left, then those. Each
 * question waits for the answer to the one before.
 */
export interface Pass {
  /** The next question; null when all is known. */
  ask(): Promise<EqualityAsk | null>
  /** Takes its answer. 'moved': head office's log has gone on, or this copy was not at its end; only a new look can tell. */
  take(answer: EqualityAnswer): Promise<Difference | 'moved' | null>
  /** Whether all that differs has been named. */
  done(): boolean
  close(): void
}

/** So many rows and fewer are told one by one. */
const few = 64
/** A range that differs is cut into so many. */
const parts = 16
/** Scopes in one question. */
const mostScopes = 8

type Job =
  | { readonly about: 'scopes'; readonly scopes: readonly string[] }
  | { readonly about: 'ranges'; readonly scope: string; readonly name: TableName; readonly bounds: readonly Place[] }
  | {
      readonly about: 'rows'
      readonly scope: string
      readonly name: TableName
      readonly from: Place
      readonly to: Place
    }

/** Null where so much waits for head office that comparing says little. */
export async function openPass(file: string, mostPending: number): Promise<Pass | null> {
  const copy = openOfficeCopy(file)
  if (copy.pending > mostPending) {
    copy.close()
    return null
  }
  const tallies = await copy.tallies()
  const scopes = [...copy.cursors.keys()].filter(scope => !scope.startsWith('device:')).toSorted()
  const jobs: Job[] = []
  while (scopes.length > 0) jobs.push({ about: 'scopes', scopes: scopes.splice(0, mostScopes) })

  const cursorOf = (scope: string): number => copy.cursors.get(scope) ?? 0
  /** What to ask next about a range that differs: `count` rows of it are here. */
  const narrow = (scope: string, name: TableName, from: Place, to: Place, count: number): Job => {
    const bounds = count > few ? copy.cut(name, from, to, parts) : []
    return bounds.length > 2 ? { about: 'ranges', scope, name, bounds } : { about: 'rows', scope, name, from, to }
  }

  const tallyOf = (scope: string): Tally => summed(tallies.get(scope)?.values() ?? [])
  let asked: Job | null = null

  /** Those rows of the range that one question has room for; the others are asked about next. */
  async function askRows(job: Extract<Job, { about: 'rows' }>): Promise<EqualityAsk> {
    const { scope, name, from } = job
    const rows = await copy.list(scope, name, from, job.to)
    const next = rows[few]
    const to = next ? { id: next.id, sub: next.sub } : job.to
    if (next) jobs.unshift({ ...job, from: to })
    asked = { ...job, to }
    const marks = rows.slice(0, few).map(row => ({ id: row.id, sub: row.sub, mark: markOf(row) }))
    return { about: 'rows', scope, table: tableOf(name).number, from, to, marks }
  }

  return {
    ask: async () => {
      const job = jobs.shift()
      asked = job ?? null
      switch (job?.about) {
        case undefined:
          return null
        case 'scopes': {
          const told = job.scopes.map(scope => ({ scope, cursor: cursorOf(scope), tally: tallyOf(scope) }))
          return { about: 'scopes', columns: allColumns, scopes: told }
        }
        case 'ranges':
          return { about: 'ranges', scope: job.scope, table: tableOf(job.name).number, bounds: job.bounds }
        case 'rows':
          return askRows(job)
      }
    },
    take: async answer => {
      const job = asked
      asked = null
      if (!job || job.about !== answer.about) return 'moved'
      if (answer.about === 'scopes') {
        for (const { scope, last, tables } of answer.scopes) {
          if (last !== cursorOf(scope)) return 'moved'
          if (tables === null) continue
          for (const name of differing(tallies.get(scope), tables)) {
            const count = tallies.get(scope)?.get(tableOf(name).number)?.count ?? 0
            jobs.push(narrow(scope, name, firstPlace, endPlace, count))
          }
        }
        return null
      }
      if (job.about === 'scopes') return 'moved'
      if (answer.last !== cursorOf(job.scope)) return 'moved'
      const { scope, name } = job
      if (answer.about === 'ranges' && job.about === 'ranges') {
        const here = await copy.between(scope, name, job.bounds)
        for (const [place, tally] of here.entries()) {
          const [from, to] = [job.bounds[place], job.bounds[place + 1]]
          if (from && to && !sameTally(tally, answer.tallies[place] ?? nothing))
            jobs.unshift(narrow(scope, name, from, to, tally.count))
        }
        return null
      }
      if (answer.about !== 'rows' || job.about !== 'rows') return 'moved'
      const { through, rows, absent, damaged } = answer
      if (through.id !== job.to.id || through.sub !== job.to.sub) jobs.unshift({ ...job, from: through })
      return { scope, cursor: answer.last, name, rows, absent, damaged }
    },
    done: () => jobs.length === 0 && asked === null,
    close: copy.close,
  }
}

/** The tables that both sides compare alike and that are not equal. */
function differing(
  here: ReadonlyMap<number, Tally> | undefined,
  there: Extract<EqualityAnswer, { about: 'scopes' }>['scopes'][number]['tables'],
): TableName[] {
  const theirs = new Map((there ?? []).map(each => [each.table, each]))
  const names: TableName[] = []
  for (const number of new Set([...(here?.keys() ?? []), ...theirs.keys()])) {
    const name = tableNumbered(number)
    const told = theirs.get(number)
    if (!name || (told && told.columns !== comparedColumns.get(number))) continue
    if (!sameTally(here?.get(number) ?? nothing, told?.tally ?? nothing)) names.push(name)
  }
  return names
}
