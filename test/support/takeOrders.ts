import { nextNumber } from '../../db/laneNumber.ts'
import { addOrder, by, type Company } from './business.ts'
import type { RealDesk } from './realDesk.ts'

export interface DeskOrder {
  readonly company: Company
  readonly customer: number
  /** The person who takes it. */
  readonly person: number
  readonly depot: number
  readonly depotCode: string
}

/** Takes so many orders at a desk, one transaction each, numbered in its lane; answers their numbers. */
export async function takeOrders(desk: RealDesk, order: DeskOrder, count: number): Promise<string[]> {
  const { lane } = desk.identity.present()
  const numbers: string[] = []
  for (let taken = 0; taken < count; taken++)
    await desk.store.write(by(order.person, 'orders.receive', 'orders.enter'), async tx => {
      const number = await nextNumber(tx, 'ORD', { depotCode: order.depotCode, lane }, 2027)
      await addOrder(tx, {
        company: { ...order.company, person: order.person, depot: order.depot },
        customer: order.customer,
        number,
        now: desk.store.now(),
      })
      numbers.push(number)
    })
  return numbers
}
