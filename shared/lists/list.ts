import { z } from 'zod'
import type { Right } from '../auth/right.ts'
import { customerSorts } from '../customers/contract.ts'
import { CustomerFilter } from '../customers/filter.ts'
import { orderSorts } from '../orders/contract.ts'
import { OrderFilter } from '../orders/filter.ts'
import { productSorts } from '../products/contract.ts'
import { ProductFilter } from '../products/filter.ts'

/** The lists that can be of any length. */
export const listNames = ['orders', 'customers', 'products'] as const
export const ListName = z.enum(listNames)
export type ListName = z.infer<typeof ListName>

/** What somebody needs to see a list, on the screen or in a file. */
export const rightToList: Record<ListName, Right> = {
  orders: 'orders.view',
  customers: 'customers.view',
  products: 'reference.view',
}

const descending = z.boolean()

/** A whole list: which rows, in which order. */
export const ListQuestion = z.discriminatedUnion('list', [
  z.object({ list: z.literal('orders'), filter: OrderFilter, sort: z.enum(orderSorts), descending }),
  z.object({ list: z.literal('customers'), filter: CustomerFilter, sort: z.enum(customerSorts), descending }),
  z.object({ list: z.literal('products'), filter: ProductFilter, sort: z.enum(productSorts), descending }),
])
export type ListQuestion = z.infer<typeof ListQuestion>
