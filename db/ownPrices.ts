import { movedId } from '../shared/kernel/id.ts'
import { addRequest } from './addRequest.ts'
import { lastChildEver } from './childNumber.ts'
import type { Turn } from './pen.ts'
import type { Act } from './write.ts'
import { captured } from './write.ts'

/** A price of a product that only this desk knows, in a list that head office knows too. Ids as they were while it worked alone. */
export interface OwnPrice {
  readonly list: number
  readonly product_id: number
  readonly price_units: number
  readonly price_minor: number
  readonly from_quantity: number
}

/** Read before the joining desk's lists give way to head office's, or these prices would be gone with them. */
export function ownPrices({ statement }: Turn, matches: ReadonlyMap<number, number>): OwnPrice[] {
  const items = statement<OwnPrice>(
    'SELECT id AS list, product_id, price_units, price_minor, from_quantity FROM price_item ORDER BY id, n',
  ).all()
  return items.filter(item => matches.has(item.list) && !matches.has(item.product_id))
}

/** Asks head office for each of them, in its own list and after the product that it is for. */
export async function askForPrices(
  turn: Turn,
  prices: readonly OwnPrice[],
  asking: { act: Act; depotId: number; device: number; now: number; matches: ReadonlyMap<number, number> },
): Promise<void> {
  const given = new Map<number, number>()
  for (const { list, ...price } of prices) {
    const id = asking.matches.get(list) ?? list
    const sub = (given.get(id) ?? (await lastChildEver(turn.tx, 'price_item', id))) + 1
    given.set(id, sub)
    await captured(turn, asking.act, asking.now, tx =>
      addRequest(tx, {
        depotId: asking.depotId,
        key: { table: 'price_item', id, sub },
        creates: true,
        proposal: { ...price, product_id: movedId(price.product_id, 0, asking.device) },
        present: {},
        note: '',
        askedBy: asking.act.person,
        askedAt: asking.now,
      }),
    )
  }
}
