import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Quantity } from '../kernel/quantity.ts'
import { chosenCauses } from './cause.ts'
import { Expected } from './expected.ts'
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

/** As they were typed; INVALID where the quantity is missing or the day is past. */
const expectedFields = {
  quantity: Quantity.nullable(),
  expectedDay: Day,
  supplier: z.string().max(120),
  document: z.string().max(60),
  note: z.string().max(500),
}
const ExpectedFields = z.object(expectedFields)
export type ExpectedFields = z.infer<typeof ExpectedFields>

/** What a depot has of one product, and what of it is still to come, the earliest first. */
export const StockRecord = StockItem.extend({ coming: z.array(Expected) })
export type StockRecord = z.infer<typeof StockRecord>

const stockRefusing = refusing(stockBlocks)

export const stock = {
  item: api.input(z.object(place)).output(StockRecord),
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
        /** The expected goods of which this came, of a receipt only. */
        expectedId: Id.nullable(),
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
  expected: api.input(z.object({ id: Id })).output(Expected),
  /** Goods are to come on a day. Saved twice under one attempt they are the same. */
  expect: stockRefusing
    .input(z.object({ ...place, ...expectedFields, attempt: z.uuid() }))
    .output(z.object({ id: Id })),
  changeExpected: api.input(z.object({ id: Id, ...expectedFields })).output(z.object({ id: Id })),
  /** Nothing more of it comes, or more comes after all. */
  endExpected: api.input(z.object({ id: Id, ended: z.boolean() })).output(z.object({ id: Id })),
}
