import { findAttempt, noteAttempt } from '../../db/attempts.ts'
import { findDepot } from '../../db/depots.ts'
import { addExpected, endExpected, findExpected, updateExpected } from '../../db/expectedGoods.ts'
import { findProduct } from '../../db/products.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import { fingerprint } from '../../shared/kernel/fingerprint.ts'
import type { ExpectedFields } from '../../shared/stock/contract.ts'
import type { Expected } from '../../shared/stock/expected.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { invalid, notFound } from './refusals.ts'
import { sees } from './scope.ts'
import { told } from './stockEvent.ts'

/** Goods that are expected: written down, given another day, ended; what comes of them is received by a movement that names them. */
export const expectedGoods = {
  expected: api.stock.expected.use(withRight('stock.view')).handler(({ context, input }) => seen(context, input.id)),

  expect: api.stock.expect.use(withRight('stock.move')).handler(async ({ context, input, errors }) => {
    const { depotId, productId, attempt, ...fields } = input
    if (!(await findProduct(context.store.reader, productId))) throw notFound(productId)
    const form = { depotId, productId, ...(await given(context, { depotId, fields })) }
    return context.write(async tx => {
      const look = fingerprint(form)
      const before = await findAttempt(tx, attempt)
      if (before && before.look !== look) throw errors.REFUSED({ data: { reason: 'saved-before' } })
      if (before) return { id: before.recordId }
      const id = await addExpected(tx, form, { person: context.person.id, at: context.now() })
      await noteAttempt(tx, { attempt, recordId: id, look }, context.now())
      await told(context, tx, { table: 'expected_goods', rowId: id, ...form })
      return { id }
    })
  }),

  changeExpected: api.stock.changeExpected.use(withRight('stock.move')).handler(async ({ context, input }) => {
    const { id, ...fields } = input
    const before = await seen(context, id)
    const { depotId } = before
    const form = await given(context, { depotId, fields, standing: before.expectedDay })
    await context.write(async tx => {
      await updateExpected(tx, id, form)
      await told(context, tx, { table: 'expected_goods', rowId: id, depotId, note: '' })
    })
    return { id }
  }),

  endExpected: api.stock.endExpected.use(withRight('stock.move')).handler(async ({ context, input: { id, ended } }) => {
    const before = await seen(context, id)
    await context.write(async tx => {
      await endExpected(tx, id, ended)
      await told(context, tx, { table: 'expected_goods', rowId: id, depotId: before.depotId, note: '' })
    })
    return { id }
  }),
}

async function seen(context: Asking, id: number): Promise<Expected> {
  const expected = await findExpected(context.store.reader, id)
  if (!expected || !sees(context.person, expected.depotId)) throw notFound(id)
  return expected
}

/** A quantity, and a day that is still to come; `standing` is a day that it had already and may keep. */
async function given(
  context: Asking,
  { depotId, fields, standing }: { depotId: number; fields: ExpectedFields; standing?: string },
) {
  const depot = await findDepot(context.store.reader, depotId)
  if (!depot || !sees(context.person, depotId)) throw notFound(depotId)
  const { quantity, expectedDay, supplier, document, note } = fields
  if (quantity === null) throw invalid({ field: 'quantity', problem: 'required' })
  if (expectedDay !== standing && expectedDay < dayAt(context.now(), depot.timeZone))
    throw invalid({ field: 'expectedDay', problem: 'day-in-the-past' })
  return { quantity, expectedDay, supplier: supplier.trim(), document: document.trim(), note: note.trim() }
}
