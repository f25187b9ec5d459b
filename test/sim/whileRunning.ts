import { PageProblem } from '../../db/apply.ts'
import { syncedTables, tableNumbered, tableOf } from '../../shared/sync/registry.ts'
import { type Violation, violation } from './oracle.ts'
import type { Player, Scene } from './scene.ts'

/** What must hold at any moment, not only in the end. */
export async function whileRunning(scene: Scene, syncing: readonly Player[]): Promise<Violation[]> {
  const broken = [
    ...scene.world.office.failures.filter(isUnexpected),
    ...scene.players.flatMap(each => each.desk.broken),
  ]
  const found = broken.map(error => violation(oracleOf(error), textOf(error)))
  for (const player of syncing) found.push(...(await coveredChanges(player)))
  return found
}

/**
 * What the simulator itself did to head office is no surprise, nor that a computer that is busy with other things opens no connection for seconds, or stands still
 * until PostgreSQL gives one up (08006).
 */
const isUnexpected = (line: unknown): boolean => !/officeStore\.ts|pg-pool|"code":"08006"/.test(textOf(line))

const oracleOf = (error: unknown) => (error instanceof PageProblem ? 'contiguous cursors' : 'nothing broke')

export const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)

interface OwnChange {
  tbl: number
  id: number
  sub: number
  op: string
  cols: string
  pending: 0 | 1
}

/** What somebody saved here and head office has not decided about is what they see, unless they wrote over it themselves. */
async function coveredChanges({ desk, name }: Player): Promise<Violation[]> {
  if (desk.killedAt() !== null) return []
  return desk.look(statement => {
    const changes = statement<OwnChange>(
      `SELECT tbl, id, sub, op, cols, pending FROM change
       WHERE EXISTS (SELECT 1 FROM change p WHERE p.pending = 1 AND p.id = change.id AND p.tbl = change.tbl AND p.sub = change.sub)
       ORDER BY n`,
    ).all()
    const rows = Map.groupBy(changes, ({ tbl, id, sub }) => `${tbl}/${id}/${sub}`)
    return [...rows.values()].flatMap(own => {
      const last = own.at(-1)
      const table = last && tableNumbered(last.tbl)
      if (!last || !table || !syncedTables.includes(table)) return []
      const where = tableOf(table).child ? 'id = ? AND n = ?' : 'id = ? AND ? = 0'
      const row = statement<Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where}`).get(last.id, last.sub)
      const wrong = unlike(own, row)
      return wrong === null
        ? []
        : [violation('own changes visible', `${name}: ${table} ${last.id}/${last.sub} ${wrong}`)]
    })
  })
}

/** What of a row is not as it was saved last: a change that is no longer pending has given way to head office's word. */
function unlike(own: readonly OwnChange[], row: Record<string, unknown> | undefined): string | null {
  const last = own.at(-1)
  if (last?.op === 'delete') return last.pending === 1 && row ? 'is back' : null
  const wanted: Record<string, unknown> = {}
  for (const { cols, pending } of own.slice(own.findLastIndex(({ op }) => op === 'delete') + 1)) {
    const values: Record<string, unknown> = JSON.parse(cols)
    for (const column in values) {
      if (pending === 1) wanted[column] = values[column]
      else delete wanted[column]
    }
  }
  const columns = Object.keys(wanted)
  if (columns.length === 0) return null
  if (!row) return 'is gone'
  const other = columns.filter(column => row[column] !== wanted[column])
  return other.length > 0 ? `shows another ${other.join()}` : null
}
