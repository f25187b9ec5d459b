import { tableNumbered } from '../../shared/sync/registry.ts'
import { rowProof } from '../ingest/rowProof.ts'
import { type DamagedRow, keepOnlyDamaged, noteDamaged } from '../store/damaged.ts'
import type { Queryable } from '../store/pool.ts'
import { rowsBehind } from '../store/tallies.ts'

/** Held against their proofs in one go: a few milliseconds. */
const rowsAtOnce = 500

/**
 * Holds every row that stands against the proof of what was committed. Rows that do not fit were changed behind the service: they are written down, and
 * those that fit again are forgotten. Answers how many were looked at and how many are damaged.
 */
export async function checkRows(
  on: Queryable,
  now: () => number,
  breathe: () => Promise<void>,
): Promise<{ readonly looked: number; readonly damaged: number }> {
  const begun = now()
  const damaged: DamagedRow[] = []
  let looked = 0
  for (let after = { table: 0, id: 0, sub: 0 }; ; ) {
    const rows = await rowsBehind(on, after, rowsAtOnce)
    const last = rows.at(-1)
    if (!last) break
    const found = rows.filter(row => {
      const name = tableNumbered(row.table)
      return name === null || row.proof !== rowProof(name, row, row.columns)
    })
    await noteDamaged(on, found, now())
    damaged.push(...found)
    looked += rows.length
    after = last
    await breathe()
  }
  await keepOnlyDamaged(on, damaged, begun)
  return { looked, damaged: damaged.length }
}
