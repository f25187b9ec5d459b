import { useQuery } from '@tanstack/react-query'
import type { ProductFilter } from '../../../shared/products/filter.ts'
import { useApi } from '../../widgets/api.ts'
import { flag, oneOf } from '../../widgets/list/filter/fields.tsx'
import type { FilterField } from '../../widgets/list/filter/filterField.ts'
import { useT } from '../../widgets/words.ts'

/** Every way to narrow the products. */
export function useProductFields(
  filter: ProductFilter,
  by: (part: Partial<ProductFilter>) => void,
): readonly FilterField[] {
  const t = useT()
  const api = useApi()
  const { data: categories } = useQuery(api.products.categories.queryOptions())
  return [
    oneOf({
      id: 'category',
      title: t($ => $.lists.filter.category),
      value: filter.category,
      any: t($ => $.lists.filter.none),
      options: (categories ?? []).map(name => ({ value: name, label: name })),
      choose: category => by({ category }),
    }),
    flag({
      id: 'inactive',
      title: t($ => $.products.inactive),
      value: filter.inactive,
      choose: inactive => by({ inactive }),
    }),
    flag({
      id: 'proposed',
      title: t($ => $.lists.filter.proposed),
      value: filter.proposed,
      choose: proposed => by({ proposed }),
    }),
  ]
}
