import { type Basket, basketOf } from './basket.ts'
import type { Catalogue } from './catalogue.ts'
import type { MadeCustomer } from './customers.ts'
import type { World } from './world.ts'

/** A customer with what it usually takes. */
export interface Regular {
  readonly customer: MadeCustomer
  readonly basket: Basket
}

export const regularsOf = (world: World, catalogue: Catalogue, customers: readonly MadeCustomer[]): Regular[] =>
  customers.map(customer => ({ customer, basket: basketOf(world, catalogue, customer) }))
