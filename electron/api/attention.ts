import { closeConflict, findConflict } from '../../db/conflicts.ts'
import { discard, lostByDiscarding } from '../../db/discard.ts'
import { recordTable } from '../../db/held.ts'
import { DecisionProblem, escalate } from '../../db/inbox.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import { actOf, lastTransaction, voidOrders } from '../../db/refusedActs.ts'
import { resend } from '../../db/resend.ts'
import { may } from '../../shared/auth/right.ts'
import { act } from './act.ts'
import { attentionItems } from './attentionItems.ts'
import { api } from './base.ts'
import { signedIn, withRight } from './guards.ts'
import { joinDuplicate, olderOf } from './joinDuplicate.ts'
import { notFound, refused } from './refusals.ts'
import { sees } from './scope.ts'
import { writeOther } from './settleConflict.ts'

export const attention = {
  list: api.attention.list.use(signedIn).handler(({ context }) => attentionItems(context)),

  /** Goes under the right of the first attempt, where this person has it too. */
  resend: api.attention.resend.use(withRight('sync.resolve')).handler(async ({ context, input }) => {
    const { store, person } = context
    const first = await actOf(store.reader, input.number)
    if (first === null) throw refused('not-refused')
    const right = may(person.role, first.right) ? first.right : 'sync.resolve'
    const before = await lastTransaction(store.reader)
    await decided(resend(store, act(context, right), input.number))
    const number = await lastTransaction(store.reader)
    if (number === before) throw refused('nothing-left')
    return { number }
  }),

  discard: api.attention.discard.use(withRight('sync.resolve')).handler(async ({ context, input }) => {
    const { store, person } = context
    const loss = await lostByDiscarding(store.reader, input.number)
    await decided(discard(store, { tx: input.number, person: person.id, also: loss.transactions }))
    const orders = loss.changes.filter(change => change.name === 'sales_order').map(change => change.id)
    return { discarded: 1 + loss.transactions.length, voided: await voidOrders(store.reader, orders) }
  }),

  escalate: api.attention.escalate.use(withRight('sync.resolve')).handler(async ({ context, input }) => {
    await decided(escalate(context.store, { tx: input.number, person: context.person.id }))
    return { number: input.number }
  }),

  /** Writes the kept value and closes the card in one transaction; the value that stands needs no writing. */
  resolve: api.attention.resolve.use(withRight('sync.resolve')).handler(({ context, input }) =>
    context.write(async tx => {
      const conflict = await findConflict(tx, input.id)
      if (!conflict || !sees(context.person, conflict.depotId)) throw notFound(input.id)
      if (conflict.state === 'resolved') throw refused('already-resolved')

      const at = context.now()
      const duplicate = conflict.kind === 'duplicate-customer'
      if (input.keep === 'other') await (duplicate ? joinDuplicate(tx, conflict) : writeOther(tx, conflict, at))
      await closeConflict(tx, conflict.id, { person: context.person.id, at })
      const event = {
        table: recordTable(conflict.key.table) ?? conflict.key.table,
        depotId: conflict.depotId,
        kind: 'attention.resolve',
        at,
        person: context.person.id,
        device: context.identity().device,
        detail: {
          column: conflict.column,
          kept: input.keep === 'other' ? conflict.other.value : conflict.standing.value,
        },
      }
      // Whoever opens either of two customers that became one sees when and by whom.
      const records = duplicate ? [conflict.key.id, olderOf(conflict)] : [conflict.key.id]
      for (const rowId of records) await recordEvent(tx, { ...event, rowId })
      return { id: conflict.id }
    }),
  ),
}

/** Carries out a decision about a refused transaction; why it cannot be done comes back as the call's own refusal. */
async function decided(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (error instanceof DecisionProblem) throw refused(error.code === 'not-refused' ? 'not-refused' : 'not-answered')
    throw error
  }
}
