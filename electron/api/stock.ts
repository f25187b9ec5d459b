import { findAttempt, noteAttempt } from '../../db/attempts.ts'
import { findDepot } from '../../db/depots.ts'
import { findExpected, listComing } from '../../db/expectedGoods.ts'
import { reservedOf } from '../../db/freeStock.ts'
import { findProduct } from '../../db/products.ts'
import type { Reader } from '../../db/schema.ts'
import { addMove, addReversal, findMove, onHand, type StockMove } from '../../db/stock.ts'
import { may } from '../../shared/auth/right.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import { fingerprint } from '../../shared/kernel/fingerprint.ts'
import { type Cause, wayOf } from '../../shared/stock/cause.ts'
import type { StockItem } from '../../shared/stock/contract.ts'
import { counted, lacks, reversed } from '../../shared/stock/rules.ts'
import { act } from './act.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { expectedGoods } from './expectedGoods.ts'
import { withRight } from './guards.ts'
import { invalid, notFound } from './refusals.ts'
import { sees } from './scope.ts'
import { told } from './stockEvent.ts'

interface Place {
  readonly depotId: number
  readonly productId: number
}

export const stock = {
  ...expectedGoods,

  item: api.stock.item.use(withRight('stock.view')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const item = await seenItem(context, reader, input)
    return { ...item, coming: await listComing(reader, input.depotId, input.productId) }
  }),

  move: api.stock.move.use(withRight('stock.move')).handler(async ({ context, input, errors }) => {
    await known(context, input)
    const quantity = given('quantity', input.quantity)
    const { from, to, right } = wayOf(input.cause)
    if (input.expectedId !== null) await expectedHere(context.store.reader, input, input.expectedId)
    if (!may(context.person.role, right)) throw errors.REFUSED({ data: { reason: 'right-missing' } })
    return context.store.write(act(context, right), async tx => {
      const move = { ...tidied({ ...input, quantity }), cause: input.cause, from, to }
      const { attempt } = input
      const look = fingerprint(move)
      const before = await findAttempt(tx, attempt)
      if (before && before.look !== look) throw errors.REFUSED({ data: { reason: 'saved-before' } })
      if (before) return seenItem(context, tx, input)
      if (lacks(await onHand(tx, move.depotId, move.productId), move))
        throw errors.REFUSED({ data: { reason: 'not-enough' } })
      const recordId = await addMove(tx, move, { person: context.person.id, at: context.now() })
      await noteAttempt(tx, { attempt, recordId, look }, context.now())
      await told(context, tx, { table: 'stock_move', rowId: recordId, ...move })
      return seenItem(context, tx, input)
    })
  }),

  count: api.stock.count.use(withRight('stock.count')).handler(async ({ context, input, errors }) => {
    const { countedDay: movedDay, note } = input
    await known(context, { ...input, movedDay }, 'countedDay')
    const there = given('counted', input.counted)
    return context.write(async tx => {
      const differs = counted((await onHand(tx, input.depotId, input.productId)).depot, there)
      if (!differs) throw errors.REFUSED({ data: { reason: 'nothing-differs' } })
      const { from, to } = wayOf(differs.cause)
      const move = {
        ...tidied({ ...input, movedDay, document: '', note, quantity: differs.quantity, expectedId: null }),
        from,
        to,
      }
      const id = await addMove(tx, { ...move, cause: differs.cause }, { person: context.person.id, at: context.now() })
      await told(context, tx, { table: 'stock_move', rowId: id, ...move })
      return seenItem(context, tx, input)
    })
  }),

  takeBack: api.stock.takeBack.use(withRight('stock.move')).handler(async ({ context, input, errors }) => {
    const move = await findMove(context.store.reader, input.id)
    if (!move || !sees(context.person, move.depotId)) throw notFound(input.id)
    const { right } = wayOf(move.cause)
    if (!may(context.person.role, right)) throw errors.REFUSED({ data: { reason: 'right-missing' } })
    return context.store.write(act(context, right), async tx => {
      if ((await findMove(tx, input.id))?.takenBack) throw errors.REFUSED({ data: { reason: 'taken-back' } })
      if (lacks(await onHand(tx, move.depotId, move.productId), reversed(move)))
        throw errors.REFUSED({ data: { reason: 'not-enough' } })
      await addReversal(tx, input.id, { person: context.person.id, at: context.now(), note: input.note.trim() })
      await told(context, tx, { table: 'stock_move', rowId: input.id, depotId: move.depotId, note: input.note.trim() })
      return seenItem(context, tx, move)
    })
  }),
}

function given(field: string, quantity: number | null): number {
  if (quantity === null) throw invalid({ field, problem: 'required' })
  return quantity
}

type Told = Omit<StockMove, 'cause' | 'from' | 'to'> & { readonly cause?: Cause }

const tidied = ({ depotId, productId, quantity, movedDay, document, note, expectedId }: Told) => ({
  expectedId,
  depotId,
  productId,
  quantity,
  movedDay,
  document: document.trim(),
  note: note.trim(),
})

/** A depot that this person sees, a product that is here, and a day that has come. */
async function known(
  context: Asking,
  { depotId, productId, movedDay }: Place & { movedDay: string },
  field = 'movedDay',
): Promise<void> {
  const { reader } = context.store
  const depot = await findDepot(reader, depotId)
  if (!depot || !sees(context.person, depotId)) throw notFound(depotId)
  if (!(await findProduct(reader, productId))) throw notFound(productId)
  if (movedDay > dayAt(context.now(), depot.timeZone)) throw invalid({ field, problem: 'day-in-the-future' })
}

async function seenItem(context: Asking, reader: Reader, { depotId, productId }: Place): Promise<StockItem> {
  if (!sees(context.person, depotId)) throw notFound(depotId)
  const product = await findProduct(reader, productId)
  if (!product) throw notFound(productId)
  const { sku, names, caseUnits } = product
  const reserved = (await reservedOf(reader, depotId, [productId])).get(productId) ?? 0
  return { productId, depotId, sku, names, caseUnits, ...(await onHand(reader, depotId, productId)), reserved }
}

/** What was expected of this product at this depot, and it comes in: anything else is a mistake of the page. */
async function expectedHere(reader: Reader, move: Place & { cause: Cause }, id: number): Promise<void> {
  const expected = await findExpected(reader, id)
  const fits = expected?.depotId === move.depotId && expected.productId === move.productId && move.cause === 'receipt'
  if (!fits) throw notFound(id)
}
