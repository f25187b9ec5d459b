import { lastAmendment } from '../../db/amendments.ts'
import { lastChildNow } from '../../db/childNumber.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import { findTransaction, recordsTold } from '../../db/transactions.ts'
import { lastOf, type UndoBlock, undoBlockedBy, undo as undoTransaction } from '../../db/undo.ts'
import { may } from '../../shared/auth/right.ts'
import type { undoRefusals } from '../../shared/undo/contract.ts'
import { act } from './act.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'
import { forbidden } from './refusals.ts'

/** Acts with a way back of their own, or with none. */
const lasting = ['setup.', 'auth.', 'attention.', 'requests.', 'imports.', 'orders.amend']

export const undo = {
  last: api.undo.last.use(signedIn).handler(async ({ context, input, errors }) => {
    const { reader } = context.store
    const refused = (reason: Refusal) => errors.REFUSED({ data: { reason } })

    const number = input.number ?? (await lastOf(reader, context.person.id))
    const done = number === null ? null : await findTransaction(reader, number)
    if (!done || done.person !== context.person.id) throw refused('nothing')
    if (done.batch !== null || lasting.some(slice => done.why.startsWith(slice))) throw refused('not-reversible')
    if (!may(context.person.role, done.right)) throw forbidden(done.right)

    return context.store.write(act(context, done.right), async tx => {
      const wanted = { number: done.number, person: context.person.id }
      const block = await undoBlockedBy(tx, wanted)
      if (block) throw refused(refusalFor[block])
      const records = await recordsTold(tx, done.number)
      // Somebody has amended what was confirmed: there is no way back behind that.
      if (done.why === 'orders.confirm')
        for (const { rowId } of records) if ((await lastAmendment(tx, rowId)) > 0) throw refused('changed-since')
      await undoTransaction(tx, wanted)
      for (const record of records)
        await recordEvent(tx, {
          ...record,
          kind: context.call,
          at: context.now(),
          person: context.person.id,
          device: context.identity().device,
          detail: { act: done.why, ...(await lastChildNow(tx, record.table, record.rowId)) },
        })
      return { act: done.why }
    })
  }),
}

type Refusal = (typeof undoRefusals)[number]

const refusalFor: Record<UndoBlock, Refusal> = {
  unknown: 'nothing',
  'not-yours': 'nothing',
  'not-your-last': 'changed-since',
  facts: 'not-reversible',
  numbered: 'not-reversible',
  removed: 'not-reversible',
  'changed-since': 'changed-since',
  refused: 'not-reversible',
}
