import { z } from 'zod'
import type { Right } from '../auth/right.ts'
import { customerSorts } from '../customers/contract.ts'
import { CustomerFilter } from '../customers/filter.ts'
import { orderSorts } from '../orders/contract.ts'
import { OrderFilter } from '../orders/filter.ts'
import { productSorts } from '../products/contract.ts'
import { ProductFilter } from '../products/filter.ts'
import { TableQuestion, tableNames } from './tableQuestion.ts'
import { type TableName, tables } from './tables/tables.ts'

/** The lists that can be of any length; their rows are records. */
const recordLists = ['orders', 'customers', 'products'] as const

const listNames = [...recordLists, ...tableNames] as const
export const ListName = z.enum(listNames)
export type ListName = z.infer<typeof ListName>

/** Whether a list is told cell by cell. */
export const isTable = (list: ListName): list is TableName => tableNames.some(name => name === list)

/** What somebody needs to see a list, on the screen or in a file. */
export const rightToList = (list: ListName): Right => (isTable(list) ? tables[list].right : recordRights[list])

const recordRights: Record<(typeof recordLists)[number], Right> = {
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
  TableQuestion,
])
export type ListQuestion = z.infer<typeof ListQuestion>
