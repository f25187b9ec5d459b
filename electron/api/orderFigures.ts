import type { OrderFigures } from '../../shared/orders/figures.ts'
import type { OrderFilter } from '../../shared/orders/filter.ts'
import { readInThread } from '../workers/readThread.ts'
import type { Asking } from './asking.ts'
import { settledList } from './listQuestion.ts'

/** Adds up in a thread of its own what the orders of a filter come to. */
export async function figuresOf(
  context: Asking,
  filter: OrderFilter,
  signal: AbortSignal | undefined,
): Promise<OrderFigures> {
  const list = await settledList(context, { list: 'orders', filter, sort: 'age', descending: true })
  const over = AbortSignal.any([context.session.live(), ...(signal ? [signal] : [])])
  for await (const said of readInThread(context.store.file, { ...list, kind: 'figures' }, over))
    if (said.kind === 'figures') return said.figures
  throw new Error('nobody waits for the figures any more')
}
