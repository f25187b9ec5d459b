import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Product } from '../../../shared/products/contract.ts'
import { useApi } from '../../widgets/api.ts'

const most = 500

/** The products by id: a company's catalogue is a few hundred rows at most on one page. */
export function useListProducts(): (id: number) => Product | undefined {
  const api = useApi()
  const { data } = useQuery(
    api.products.list.queryOptions({
      input: { offset: 0, limit: most, search: '', inactive: true, sort: 'sku', descending: false },
    }),
  )
  const byId = useMemo(() => new Map(data?.rows.map(product => [product.id, product])), [data])
  return id => byId.get(id)
}
