import { syncedTables, tableNumbered, tableOf } from '../../shared/sync/registry.ts'
import { type Violation, violation } from './oracle.ts'
import type { Player, Scene } from './scene.ts'

export interface OfficeRow {
  scope: string
  tbl: number
  id: number
  sub: number
  columns: Record<string, unknown>
  version: number
}

export const officeRows = (scene: Scene): Promise<OfficeRow[]> =>
  scene.world.office.store.query<OfficeRow>(
    'SELECT scope, tbl, id, sub, columns, version FROM row_state WHERE NOT deleted',
  )

/** Orders in which a computer rightly differs: a void one stands at its desk alone, with what is told of it. */
export async function standingApart({ desk }: Player): Promise<readonly string[]> {
  const voided = await desk.store.reader.selectFrom('sales_order').select('id').where('status', '=', 'void').execute()
  return voided.map(({ id }) => String(id))
}

/** Each computer that still syncs holds what head office holds in its scopes, to the last column and version. */
export async function unequalReplicas(scene: Scene): Promise<Violation[]> {
  const rows = await officeRows(scene)
  const found: Violation[] = []
  for (const player of scene.players.filter(each => !each.revoked)) {
    for (const what of await differences(player, rows))
      found.push(violation('replicas equal', `${player.name}: ${what}`))
  }
  return found
}

async function differences(player: Player, rows: readonly OfficeRow[]): Promise<string[]> {
  const { desk } = player
  const parked = await desk.store.reader.selectFrom('parked').select(['download', 'why']).execute()
  const { mine, scopes } = await desk.look(statement => {
    const held = new Map<string, string>()
    for (const name of syncedTables) {
      for (const row of statement<Record<string, unknown>>(`SELECT * FROM ${name}`).all())
        held.set(keyOf(name, row.id, row.n ?? 0), lineOf(name, row, row.version))
    }
    const following = statement<{ scope: string }>('SELECT scope FROM scope_cursor').all()
    return { mine: held, scopes: new Set(following.map(row => row.scope)) }
  })
  const own = await standingApart(player)
  const theirs = new Map<string, string>()
  for (const { scope, tbl, id, sub, columns, version } of rows) {
    const name = tableNumbered(tbl)
    if (name && scopes.has(scope)) theirs.set(keyOf(name, id, sub), lineOf(name, columns, version))
  }
  const found = parked
    .filter(({ download }) => !own.some(id => download.includes(id)))
    .map(({ download, why }) => `kept aside, ${why}: ${download}`)
  for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
    const [here, there] = [mine.get(key), theirs.get(key)]
    if (here === there || own.some(id => key.includes(id) || here?.includes(id))) continue
    found.push(`${key}\n  here  ${here ?? 'nothing'}\n  there ${there ?? 'nothing'}`)
  }
  return found
}

const keyOf = (name: string, id: unknown, sub: unknown): string => `${name} ${String(id)}/${String(sub)}`

const columnsOf = new Map(syncedTables.map(name => [name, Object.keys(tableOf(name).columns)]))

function lineOf(name: (typeof syncedTables)[number], values: Record<string, unknown>, version: unknown): string {
  const columns = columnsOf.get(name)?.map(column => values[column] ?? null)
  return `${String(version)} ${JSON.stringify(columns)}`
}
