import { undoBlockedBy } from '../../electron/workers/importUndo.ts'
import { takeBackInTurns } from '../../electron/workers/importUndoing.ts'
import type { Client } from '../../shared/contract.ts'
import { addCustomer } from '../support/business.ts'
import type { Player, Scene } from './scene.ts'

/** A batch as an import makes it: several transactions, each durable for itself. */
export async function importCustomers(scene: Scene, _: Client, { desk, person }: Player): Promise<void> {
  const batch = scene.fresh()
  for (let part = 0; part < 2 + scene.dice.below(2); part += 1) {
    const act = { person, why: 'imports.run', right: 'imports.run', batch } as const
    await desk.store.write(act, async tx => {
      await addCustomer(tx, scene.world.company.depot, `${batch}-${part}`)
    })
  }
}

/** The newest batch of this computer goes again, where nobody built on it: as the thread does it, without the thread. */
export async function takeImportBack(_: Scene, __: Client, { desk, person }: Player): Promise<void> {
  const newest = await desk.store.reader
    .selectFrom('tx')
    .select('batch')
    .where('why', '=', 'imports.run')
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!newest?.batch || (await undoBlockedBy(desk.store, newest.batch)) !== null) return
  const { reader, pen, now } = desk.store
  const hand = { reader, pen, written: () => new Set<string>(), emptyLog: () => {}, close: () => {} }
  await takeBackInTurns(hand, { batch: newest.batch, person }, work => work(now()))
}
