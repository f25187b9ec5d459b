import { hash } from 'node:crypto'
import { tableNumbered } from '../../shared/sync/registry.ts'
import { framedHead, headBytes, type SnapshotBlock, snapshotSigned } from '../../shared/sync/snapshot/head.ts'
import { standingBytes } from '../../shared/sync/wire/standing.ts'
import type { Signer } from '../ingest/grants.ts'
import { rowProof } from '../ingest/rowProof.ts'
import { type DamagedRow, keepDamaged, noteDamaged } from '../store/damaged.ts'
import { presentEpoch } from '../store/epoch.ts'
import type { Store } from '../store/pool.ts'
import { saveSnapshot, snapshotsDue } from '../store/snapshots.ts'
import { standingRows } from '../store/standingRows.ts'

export interface Building {
  readonly store: Store
  readonly sign: Signer
  readonly now: () => number
}

/** A shorter log is read faster than a snapshot is asked for. */
const leastEntries = 500

/**
 * Builds the snapshots of all scopes whose newest one is older than `maxAge` and behind the log. On the way every row is held against its proof: what was changed
 * behind the service is written down and goes to nobody. Answers how many were built.
 */
export async function buildSnapshots(building: Building, maxAge: number, least = leastEntries): Promise<number> {
  let built = 0
  for (const { scope, last, cursor, builtAt } of await snapshotsDue(building.store)) {
    if (last < least || cursor === last || (builtAt !== null && Math.abs(building.now() - builtAt) < maxAge)) continue
    await buildSnapshot(building, scope)
    built += 1
  }
  return built
}

async function buildSnapshot({ store, sign, now }: Building, scope: string): Promise<void> {
  await store.transaction(async on => {
    await on.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const [counter] = await on.query<{ last: number }>('SELECT last FROM scope_counter WHERE scope = $1', [scope])
    const cursor = counter?.last ?? 0
    const epoch = await presentEpoch(on)
    const blocks: SnapshotBlock[] = []
    const bodies: Uint8Array[] = []
    const damaged: DamagedRow[] = []
    for await (const rows of standingRows(on, scope)) {
      const good = rows.filter(row => {
        const name = tableNumbered(row.table)
        const whole = name !== null && rowProof(name, row, row.columns) === row.proof
        if (!whole) damaged.push({ scope, table: row.table, id: row.id, sub: row.sub })
        return whole
      })
      const body = standingBytes(good.map(({ columns, proof: _proof, ...row }) => ({ ...row, values: columns })))
      bodies.push(body)
      blocks.push({ bytes: body.length, rows: good.length, hash: hash('sha256', body, 'buffer') })
    }
    const rows = blocks.reduce((sum, block) => sum + block.rows, 0)
    const head = headBytes({ epoch, scope, cursor, rows, blocks })
    const signature = Buffer.from(sign(snapshotSigned(hash('sha256', head))), 'base64')
    await saveSnapshot(on, { scope, cursor, at: now(), pieces: [framedHead(head, signature), ...bodies] })
    await keepDamaged(on, scope, damaged)
    await noteDamaged(on, damaged, now())
  })
}
