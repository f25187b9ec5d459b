import type { Product } from '../../../shared/products/contract.ts'
import { useApi } from '../api.ts'
import { useLanguage, useT } from '../words.ts'
import { AsyncPick } from './AsyncPick.tsx'

interface ProductPickProps {
  chosen: string | null
  pick: (product: Product) => void
  label?: string
  problem?: string | undefined
  autoFocus?: boolean
  disabled?: boolean
}

/** A product by its code or by any fragment of its name in any language. */
export function ProductPick({ chosen, pick, label, ...field }: ProductPickProps) {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  return (
    <AsyncPick<Product>
      label={label ?? t($ => $.frame.pick.product)}
      placeholder={t($ => $.frame.pick.productPlaceholder)}
      chosen={chosen}
      query={text => api.products.suggest.queryOptions({ input: { text } })}
      describe={product => ({ id: product.id, title: product.sku, detail: product.names[language] })}
      pick={pick}
      {...field}
    />
  )
}
