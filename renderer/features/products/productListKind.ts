import { productSorts } from '../../../shared/products/contract.ts'
import { ProductFilter } from '../../../shared/products/filter.ts'
import type { ListKind } from '../../widgets/list/listState.ts'

type Sort = (typeof productSorts)[number]

export const productListKind: ListKind<ProductFilter, Sort> = {
  name: 'products',
  Filter: ProductFilter,
  sorts: productSorts,
  usual: { filter: ProductFilter.parse({}), sort: 'sku', descending: false },
  everything: ProductFilter.parse({ inactive: true }),
  builtIn: [
    { id: 'products-asked', filter: { proposed: true, inactive: true } },
    { id: 'not-sold', filter: { inactive: true } },
  ],
}
