import { findComparison } from '../../db/comparison.ts'
import { type Violation, violation } from './oracle.ts'
import type { Scene } from './scene.ts'

/** Where copies are equal the program's own comparison says so too, and mends nothing. */
export async function compared({ players }: Scene): Promise<Violation[]> {
  const found: Violation[] = []
  for (const { desk, name, revoked } of players) {
    if (revoked) continue
    await desk.compare()
    const result = await findComparison(desk.store.reader)
    if (result === null) found.push(violation('queue drained', `${name} could not be compared`))
    else if (result.mended + result.unequal > 0)
      found.push(violation('replicas equal', `${name}: a comparison found ${JSON.stringify(result)}`))
  }
  return found
}
