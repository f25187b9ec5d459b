import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Quantity } from '../kernel/quantity.ts'
import { chosenCauses } from './cause.ts'
import { stockBlocks } from './rules.ts'

/** What a depot has of one product, in base units. */
export const StockItem = z.object({
  productId: Id,
  depotId: Id,
  sku: z.string(),
  names: z.record(Language, z.string()),
  caseUnits: z.number().int(),
  /** What can be sold; below nothing where two computers gave out the same last goods. */
  depot: z.number().int(),
  /** Put aside until somebody decides. */
  blocked: z.number().int(),
  /** What confirmed orders wait for; it still stands among what can be sold. */
  reserved: z.number().int(),
})
export type StockItem = z.infer<typeof StockItem>

/** Base units. */
const counts = z.number().int().min(0).max(1_000_000_000)
const place = { depotId: Id, productId: Id }

const stockRefusing = refusing(stockBlocks)

export const stock = {
  item: api.input(z.object(place)).output(StockItem),
  /** Goods come, go or are put aside. `document` is the number on the other side's paper. Durable when it answers. */
  move: stockRefusing
    .input(
      z.object({
        ...place,
        cause: z.enum(chosenCauses),
        /** Base units; INVALID where it is missing. */
        quantity: Quantity.nullable(),
        movedDay: Day,
        document: z.string().max(60),
        note: z.string().max(500),
        /** Saved twice under one name it is one movement. */
        attempt: z.uuid(),
      }),
    )
    .output(StockItem),
  /** So many can be sold, by count: the difference to what is known becomes a movement. REFUSED nothing-differs where there is none. */
  count: stockRefusing
    .input(z.object({ ...place, counted: counts.nullable(), countedDay: Day, note: z.string().max(500) }))
    .output(StockItem),
  /** A movement was wrong: the same goods go the other way, and both stay in the book. */
  takeBack: stockRefusing.input(z.object({ id: Id, note: z.string().max(500) })).output(StockItem),
}
