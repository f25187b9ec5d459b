import { z } from 'zod'
import { api } from '../errors.ts'
import { Id } from '../kernel/id.ts'

export const Found = z.object({
  table: z.enum(['customer', 'sales_order', 'product', 'price_list', 'person']),
  id: Id,
  title: z.string(),
  detail: z.string(),
})
export type Found = z.infer<typeof Found>

export const search = {
  /** Customers, orders, products, price lists and people by any fragment, as far as the person may see them; screens are found by the page itself. At most eight of each. */
  everything: api.input(z.object({ text: z.string().max(80) })).output(z.array(Found)),
}
