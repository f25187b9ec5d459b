import { insertRows } from '../../db/importBatch.ts'
import type { Store } from '../../db/open.ts'
import { countUsed, lastTransaction } from '../../db/sampleBooks.ts'
import type { Sample } from '../../shared/sample/sample.ts'
import type { SampleGroup } from '../../shared/sample/world.ts'
import { mostBytes, mostRows } from '../../shared/sync/protocol.ts'
import type { IdentityFile } from '../sync/identity.ts'

export interface FillOptions {
  readonly store: Store
  readonly identityFile: IdentityFile
  /** Rows written so far, of how many. */
  onProgress(done: number, total: number): void
  /** Aborted where the sample is left before it is whole. */
  readonly signal: AbortSignal
}

/**
 * Writes a sample into an empty store as a desk alone writes: captured, in many small transactions between which everybody gets a
 * turn. Answers the number of the last one. Throws where the store is not empty, and the signal's reason where it was aborted.
 */
export async function fillSample(sample: Sample, options: FillOptions): Promise<number> {
  const { store, identityFile } = options
  if ((await lastTransaction(store.reader)) > 0) throw new Error('a sample is drawn into empty books only')
  const total = sample.groups.reduce((sum, group) => sum + group.rows.length, 0)
  let done = 0
  await store.writePrivate(tx => countUsed(tx, sample))
  for (const { right, rows } of packed(sample.groups)) {
    options.signal.throwIfAborted()
    const act = { person: sample.person, why: 'setup.sample', right, batch: 'sample' }
    await store.write(act, tx => insertRows(tx, rows))
    done += rows.length
    options.onProgress(done, total)
    // Calls come in between two transactions.
    await new Promise(resolve => setImmediate(resolve))
  }
  identityFile.change({ depotId: sample.depotId })
  for (const { type, depot, lane, fiscalYear, last } of sample.lanes)
    if (lane === identityFile.present().lane)
      identityFile.noteNumber(`${type}-${depot}${lane}-${String(fiscalYear % 100).padStart(2, '0')}`, last)
  return lastTransaction(store.reader)
}

/** Around the values of one row, and of one transaction, as JSON: generously. */
const rowFrame = 140
const transactionFrame = 400

/** Puts groups of one right together, each whole, as many as one transaction may carry. */
function packed(groups: readonly SampleGroup[]): SampleGroup[] {
  const chunks: { right: SampleGroup['right']; rows: SampleGroup['rows'][number][] }[] = []
  let bytes = 0
  for (const group of groups) {
    const size = group.rows.reduce((sum, { row }) => sum + Buffer.byteLength(JSON.stringify(row)) + rowFrame, 0)
    const last = chunks.at(-1)
    const fits =
      last?.right === group.right && last.rows.length + group.rows.length <= mostRows && bytes + size <= mostBytes
    if (last && fits) {
      last.rows.push(...group.rows)
      bytes += size
    } else {
      chunks.push({ right: group.right, rows: [...group.rows] })
      bytes = transactionFrame + size
    }
  }
  return chunks
}
