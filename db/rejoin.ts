import { sql } from 'kysely'
import { aloneDevice, movedId } from '../shared/kernel/id.ts'
import type { EnrolRequest, EnrolResponse } from '../shared/sync/enrol.ts'
import { naturalKey } from '../shared/sync/naturalKey.ts'
import type { Values } from '../shared/sync/protocol.ts'
import { tableNames, tableOf } from '../shared/sync/registry.ts'
import { joiner } from './joiner.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import { askForPrices, ownPrices } from './ownPrices.ts'
import { waiting } from './queue.ts'
import { regenerate } from './regenerate.ts'
import { renumber } from './renumber.ts'
import type { Reader } from './schema.ts'

/** What a desk that worked alone asks head office about: each reference row that people know by a code. */
export async function listKnown(reader: Reader): Promise<EnrolRequest['known']> {
  const known = []
  for (const name of tableNames) {
    if (tableOf(name).class !== 'reference' || naturalKey(name, {}) === null) continue
    const rows = await reader
      .selectFrom(sql<Values>`${sql.table(name)}`.as('row'))
      .selectAll()
      .execute()
    for (const row of rows)
      known.push({ table: tableOf(name).number, code: naturalKey(name, row) ?? '', id: Number(row.id) })
  }
  return known
}

/**
 * Takes a store that worked alone into head office, in one transaction: its ids become the given device's, reference rows that
 * head office knows give way to head office's, everything else is written down anew to be sent. What this desk may not write
 * itself goes as requests. Safe to repeat: a store that already is the device's is left alone.
 */
export async function rejoin(store: Store, answer: EnrolResponse): Promise<{ requests: number; waiting: number }> {
  await store.pen.turn(async turn => {
    const { statement, touched } = turn
    if (statement<{ device: number }>('SELECT device FROM capture').get()?.device !== aloneDevice) return
    const depots = await depotsOf(turn.tx)
    const matches = withOwnDepot(depots, answer)
    const asks = !answer.founding && !answer.headOffice
    const by = await joiner(turn.tx, new Set(matches.keys()))
    const prices = ownPrices(turn, matches)
    muted(turn, () => {
      renumber(statement, answer.device, matches)
      if (asks) statement('UPDATE record_event SET depot_id = ? WHERE depot_id IS NULL').run(answer.depotId)
    })
    if (by) {
      const person = matches.get(by.id) ?? movedId(by.id, aloneDevice, answer.device)
      await regenerate(turn, {
        person,
        role: by.role,
        asks,
        depotId: answer.depotId,
        theirs: new Set(matches.values()),
        now: store.now(),
        device: answer.device,
      })
      const depotId = answer.depotId ?? matches.get(depots[0] ?? 0) ?? null
      if (depotId !== null) {
        const act = { person, why: 'setup.join', right: 'reference.request', batch: `join:${answer.device}` } as const
        await askForPrices(turn, prices, { act, depotId, device: answer.device, now: store.now(), matches })
      }
    }
    for (const name of tableNames) touched.add(name)
    touched.add('tx')
  })
  const { count } = await store.reader
    .selectFrom('request')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return { requests: count, waiting: (await waiting(store.reader)).transactions }
}

const depotsOf = async (reader: Reader): Promise<number[]> =>
  (await reader.selectFrom('depot').select('id').execute()).map(row => row.id)

/** The only depot of a desk alone is the one that head office enrols it for, whatever it was called. */
function withOwnDepot(depots: readonly number[], answer: EnrolResponse): ReadonlyMap<number, number> {
  const matches = new Map(answer.matches.map(({ id, theirs }) => [id, theirs]))
  const [only] = depots
  if (answer.depotId !== null && !answer.founding && depots.length === 1 && only !== undefined && !matches.has(only))
    matches.set(only, answer.depotId)
  return matches
}
