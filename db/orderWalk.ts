import { sql } from 'kysely'
import type { Reader, Schema } from './schema.ts'

/**
 * All orders `o`, gone through in the order of one index whatever they are filtered by: where many are let through, SQLite would else gather
 * and sort them all for one page.
 */
export const along = (reader: Reader, index: keyof typeof holds) =>
  reader.selectFrom(
    sql<OrderRow>`(SELECT * FROM sales_order INDEXED BY ${sql.raw(index)} ${sql.raw(holds[index])})`.as<'o'>('o'),
  )

/** The same, gone through as SQLite thinks best. */
export const anyhow = (reader: Reader) => reader.selectFrom(sql<OrderRow>`sales_order`.as<'o'>('o'))

/** Which orders stand in each index. */
const holds = {
  sales_order_requested: '',
  sales_order_ordered: '',
  sales_order_total: '',
  sales_order_number: 'WHERE number IS NOT NULL',
  sales_order_numberless: 'WHERE number IS NULL',
} as const

type OrderRow = { [C in keyof Schema['sales_order']]: C extends 'version' ? number : Schema['sales_order'][C] }
