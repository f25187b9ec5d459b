import type { Store } from '../../db/open.ts'
import { lastTransaction } from '../../db/sampleBooks.ts'

/** Whether nobody has done anything in a sample since it was drawn. */
export const untouched = async (store: Store, lastTx: number): Promise<boolean> =>
  (await lastTransaction(store.reader)) === lastTx
