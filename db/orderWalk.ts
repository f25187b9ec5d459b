import { sql } from 'kysely'
import type { Reader, Schema } from './schema.ts'

/**
 * All orders `o`, gone through in the order of one index whatever they are filtered by: where many are let through, SQLite would else gather
 * and sort them all for one page.
 */
export const along = (reader: Reader, index: 'sales_order_requested' | 'sales_order_ordered' | 'sales_order_number') =>
  reader.selectFrom(
    sql<OrderRow>`(SELECT * FROM sales_order INDEXED BY ${sql.raw(index)}${sql.raw(
      index === 'sales_order_number' ? ' WHERE number IS NOT NULL' : '',
    )})`.as<'o'>('o'),
  )

type OrderRow = { [C in keyof Schema['sales_order']]: C extends 'version' ? number : Schema['sales_order'][C] }
