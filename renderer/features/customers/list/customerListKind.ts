import { customerSorts } from '../../../../shared/customers/contract.ts'
import { CustomerFilter } from '../../../../shared/customers/filter.ts'
import type { ListKind } from '../../../widgets/list/listState.ts'

type Sort = (typeof customerSorts)[number]

const everybody = CustomerFilter.parse({ inactive: true })
const inUse = CustomerFilter.parse({})

export const customerListKind: ListKind<CustomerFilter, Sort> = {
  name: 'customers',
  Filter: CustomerFilter,
  sorts: customerSorts,
  usual: { filter: inUse, sort: 'name', descending: false },
  everything: everybody,
  builtIn: [
    { id: 'customers-hold', filter: { hold: true } },
    { id: 'never-ordered', filter: { ordered: false } },
  ],
}
