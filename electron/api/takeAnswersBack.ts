import { lastChildNow } from '../../db/childNumber.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import { countAnswered, findTransaction, recordsTold } from '../../db/transactions.ts'
import { transactionsOfBatch, undo, undoBatch, undoBlockedBy } from '../../db/undo.ts'
import { act } from './act.ts'
import type { Asking } from './asking.ts'
import { refused } from './refusals.ts'

/** Takes back what was answered in one go, last first, and tells it at each record; answers how many requests wait again. */
export async function takeAnswersBack(context: Asking, batch: string): Promise<number> {
  const { store, person } = context
  const numbers = await transactionsOfBatch(store.reader, batch)
  const undone = await transactionsOfBatch(store.reader, undoBatch(batch))
  if (!batch.startsWith('requests-') || numbers.length === 0 || undone.length > 0) throw refused('nothing')
  for (const number of numbers) {
    const block = await undoBlockedBy(store.reader, { number, person: person.id })
    if (block) throw refused(block === 'removed' ? 'removed' : 'changed-since')
  }
  let reopened = 0
  for (const number of numbers.toReversed()) {
    const done = await findTransaction(store.reader, number)
    if (!done) continue
    reopened += await countAnswered(store.reader, number)
    await store.write({ ...act(context, done.right), batch: undoBatch(batch) }, async tx => {
      await undo(tx, { number, person: person.id })
      for (const record of await recordsTold(tx, number))
        await recordEvent(tx, {
          ...record,
          kind: 'undo.last',
          at: context.now(),
          person: person.id,
          device: context.identity().device,
          detail: { act: 'requests.accept', ...(await lastChildNow(tx, record.table, record.rowId)) },
        })
    })
  }
  return reopened
}
