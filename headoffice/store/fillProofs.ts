import type pg from 'pg'
import type { Values } from '../../shared/sync/protocol.ts'
import { tableNumbered } from '../../shared/sync/registry.ts'
import { rowProof } from '../ingest/rowProof.ts'

const atOnce = 2000

/** Rows that were committed before there were proofs get theirs, once, by the migration's user. */
export async function fillProofs(client: pg.Client): Promise<void> {
  let after: [number, string, number] = [0, '0', 0]
  for (;;) {
    const { rows } = await client.query<{ tbl: number; id: string; sub: number; columns: Values }>(
      `SELECT tbl, id, sub, columns FROM konvwa.row_state WHERE (tbl, id, sub) > ($1, $2, $3) ORDER BY tbl, id, sub LIMIT ${atOnce}`,
      after,
    )
    const last = rows.at(-1)
    if (!last) return
    after = [last.tbl, last.id, last.sub]
    const proofs = rows.map(({ tbl, id, sub, columns }) => {
      const name = tableNumbered(tbl)
      const proof = name === null ? 0n : rowProof(name, { id: Number(id), sub }, columns)
      return { tbl, id, sub, proof: String(proof) }
    })
    await client.query(
      `UPDATE konvwa.row_state r SET proof = p.proof FROM jsonb_to_recordset($1::jsonb) AS p(tbl integer, id bigint, sub integer, proof bigint)
       WHERE r.tbl = p.tbl AND r.id = p.id AND r.sub = p.sub`,
      [JSON.stringify(proofs)],
    )
  }
}
