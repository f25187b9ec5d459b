import { findComparison, listUnequal } from '../../db/comparison.ts'
import { type Violation, violation } from './oracle.ts'
import { officeRows, standingApart } from './replicas.ts'
import type { Player, Scene } from './scene.ts'

/** Where copies are equal the program's own comparison says so too, and mends nothing. */
export async function compared(scene: Scene): Promise<Violation[]> {
  const found: Violation[] = []
  for (const player of scene.players) {
    const { desk, name, revoked } = player
    if (revoked) continue
    await desk.compare()
    const result = await findComparison(desk.store.reader)
    if (result === null) found.push(violation('queue drained', `${name} could not be compared`))
    else if (result.mended > 0 || (await namedWrongly(scene, player)))
      found.push(violation('replicas equal', `${name}: a comparison found ${JSON.stringify(result)}`))
  }
  return found
}

/** Whether it names a row that is equal: it may name those in which this computer rightly differs, and what refers to them. */
async function namedWrongly(scene: Scene, player: Player): Promise<boolean> {
  const named = await listUnequal(player.desk.store.reader)
  if (named.length === 0) return false
  const rows = await officeRows(scene)
  const apart = await standingApart(player)
  return named.some(({ table, id, sub }) => {
    const row = rows.find(each => each.tbl === table && each.id === id && each.sub === sub)
    return !apart.some(order => String(id) === order || JSON.stringify(row?.columns ?? {}).includes(order))
  })
}
