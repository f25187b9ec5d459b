import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PriceItem, PriceList } from '../../../shared/priceLists/contract.ts'
import type { Product } from '../../../shared/products/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { choiceField, type FieldSpec, moneyField, switchField, wholeField } from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../widgets/useWrites.ts'
import { useT } from '../../widgets/words.ts'
import { PickFirst } from './PickFirst.tsx'

type Typed = PriceItem & { keep: boolean }

/** One price of one product, for the case or the single unit, perhaps from a quantity on. */
export function ItemDialog({ list, item, close }: { list: PriceList; item: PriceItem | null; close: () => void }) {
  const t = useT()
  const api = useApi()
  const [picked, setPicked] = useState<Product | null>(null)
  const { data: known } = useQuery({
    ...api.products.find.queryOptions({ input: { id: item?.productId ?? 0 } }),
    enabled: item !== null,
  })
  const writes = useWrites()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const product = item === null ? picked : (known ?? null)
  if (!settings) return null
  if (product === null)
    return item === null ? <PickFirst title={t($ => $.priceLists.createPrice)} pick={setPicked} close={close} /> : null
  const units = [...new Set([product.caseUnits, 1, ...(item ? [item.priceUnits] : [])])]
  const fields: FieldSpec<Typed>[] = [
    moneyField('priceMinor', { label: t($ => $.priceLists.priceIn, { currency: list.currency }) }),
    choiceField<Typed, 'priceUnits'>('priceUnits', units, value =>
      value === 1 ? t($ => $.priceLists.perUnit) : t($ => $.priceLists.perCase, { count: value }),
    ),
    wholeField('fromQuantity', { hint: t($ => $.priceLists.fromHint) }),
    ...(item === null ? [] : [switchField<Typed>('keep', { label: t($ => $.priceLists.keepPrice) })]),
  ]
  const initial: Typed = {
    ...(item ?? { n: 0, productId: product.id, priceUnits: product.caseUnits, priceMinor: 0, fromQuantity: 1 }),
    keep: true,
  }
  return (
    <RecordDialog
      title={`${product.sku} · ${list.name}`}
      fields={fields}
      initial={initial}
      asks={!writes('price_item')}
      save={({ keep, ...typed }, note) =>
        api.priceLists.saveItem.call({
          ...typed,
          priceMinor: keep ? typed.priceMinor : null,
          priceListId: list.id,
          note,
        })
      }
      close={close}
    />
  )
}
