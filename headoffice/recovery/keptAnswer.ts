import { createPublicKey, verify } from 'node:crypto'
import type { Entry, Page, Values } from '../../shared/sync/protocol.ts'
import type { KeptAnswer } from '../../shared/sync/recover.ts'
import { readResponseBytes } from '../../shared/sync/wire/response.ts'
import { answerSigned } from '../../shared/sync/wire/signing.ts'
import type { WireTransaction } from '../../shared/sync/wire/transactions.ts'
import { Refused } from '../refused.ts'

/**
 * The pages of an answer that head office once gave and a desk kept. Head office's own signature says so: nobody can give back what it
 * never wrote. What it sent without values, because they were the desk's own, comes from the desk's transactions; an entry whose transaction
 * did not come is left out: its desk brings that anew.
 */
export function keptPages(kept: KeptAnswer, publicKey: Buffer, own: ReadonlyMap<number, WireTransaction>): Page[] {
  const bytes = Buffer.from(kept.bytes, 'base64')
  const requestHash = Buffer.from(kept.request, 'hex')
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' })
  const signed = answerSigned({ requestHash, status: 200, bytes })
  if (!verify(null, signed, key, Buffer.from(kept.signature, 'base64'))) throw new Refused('bad-signature')
  const { device, epoch, cursors, parts } = kept
  const { pages } = readResponseBytes({ device, epoch, cursors, parts: parts ? [] : undefined }, bytes)
  return pages.map(page => ({
    ...page,
    entries: page.entries.flatMap(entry => withValues(entry, own.get(entry.number)) ?? []),
  }))
}

function withValues(entry: Entry, sent: WireTransaction | undefined): Entry | null {
  if (!entry.own) return entry
  if (!sent) return null
  const rows = entry.rows.map(row => {
    const change = sent.changes.find(
      each => each.table === row.table && each.id === row.id && each.sub === row.sub && each.op !== 'delete',
    )
    const values: Values = change?.values ?? {}
    return row.op === 'put' ? { ...row, values } : row
  })
  return { ...entry, rows }
}
