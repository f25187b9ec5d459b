import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { folded } from '../../../../shared/kernel/text.ts'
import type { Product } from '../../../../shared/products/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import { type EntryProduct, lineOf, type NewLine } from './entry.ts'
import { entryProduct, type Suggest } from './matchPasted.ts'

/** The products that what was typed may mean, the exact code first. */
export function useSuggestions(
  text: string,
  enabled: boolean,
): { products: readonly EntryProduct[]; current: boolean } {
  const api = useApi()
  const asked = text.trim()
  const { data, isPlaceholderData } = useQuery({
    ...api.products.suggest.queryOptions({ input: { text: asked } }),
    enabled: enabled && asked !== '',
    placeholderData: previous => previous,
  })
  if (data === undefined || asked === '') return { products: [], current: false }
  return { products: ordered(data, asked).map(entryProduct), current: !isPlaceholderData }
}

/** Asks the catalogue, through the cache. */
export function useSuggest(): Suggest {
  const api = useApi()
  const client = useQueryClient()
  return useCallback(
    async text => {
      const asked = text.trim()
      const found = await client.fetchQuery(api.products.suggest.queryOptions({ input: { text: asked } }))
      return ordered(found, asked)
    },
    [api, client],
  )
}

/** Lines for products that are known by their ids, in the same order; a product that is gone is left out. */
export function useLinesFor(): (wanted: readonly { productId: number; quantity: number }[]) => Promise<NewLine[]> {
  const api = useApi()
  const client = useQueryClient()
  return useCallback(
    async wanted => {
      const options = wanted.map(line => api.products.find.queryOptions({ input: { id: line.productId } }))
      const found = await Promise.allSettled(options.map(each => client.fetchQuery(each)))
      return found.flatMap((answer, index) => {
        const quantity = wanted[index]?.quantity
        if (answer.status !== 'fulfilled' || quantity === undefined || !answer.value.active) return []
        const product = entryProduct(answer.value)
        return [{ ...lineOf(product, quantity), priceUnits: product.caseUnits }]
      })
    },
    [api, client],
  )
}

function ordered(found: readonly Product[], asked: string): readonly Product[] {
  const wanted = folded(asked)
  return found.toSorted((a, b) => Number(folded(b.sku) === wanted) - Number(folded(a.sku) === wanted))
}
