import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../../shared/kernel/day.ts'
import type { Promotion } from '../../../shared/priceLists/contract.ts'
import type { Product } from '../../../shared/products/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { dayField, type FieldSpec, switchField, textField, wholeField } from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../widgets/useWrites.ts'
import { useT } from '../../widgets/words.ts'
import { PickFirst } from './PickFirst.tsx'

type Typed = Omit<Promotion, 'id'> & { id: number | null }

/** So many bought, so many free. The product comes first: quantities are in its cases. */
export function PromotionDialog({ promotion, close }: { promotion: Promotion | null; close: () => void }) {
  const t = useT()
  const api = useApi()
  const [picked, setPicked] = useState<Product | null>(null)
  const { data: known } = useQuery({
    ...api.products.find.queryOptions({ input: { id: promotion?.productId ?? 0 } }),
    enabled: promotion !== null,
  })
  const writes = useWrites()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const product = promotion === null ? picked : (known ?? null)
  if (!settings) return null
  if (product === null)
    return promotion === null ? (
      <PickFirst title={t($ => $.priceLists.createPromotion)} pick={setPicked} close={close} />
    ) : null
  const fields: FieldSpec<Typed>[] = [
    textField('name', 80),
    wholeField('buyQuantity', { hint: t($ => $.priceLists.unitsHint, { count: product.caseUnits }) }),
    wholeField('freeQuantity'),
    dayField('validFrom'),
    dayField('validTo'),
    switchField('active'),
  ]
  const initial: Typed = promotion ?? {
    id: null,
    name: '',
    productId: product.id,
    buyQuantity: 10 * product.caseUnits,
    freeQuantity: product.caseUnits,
    validFrom: settings.today,
    validTo: addDays(settings.today, 30),
    active: true,
  }
  return (
    <RecordDialog
      title={`${product.sku} · ${promotion?.name ?? t($ => $.priceLists.createPromotion)}`}
      fields={fields}
      initial={initial}
      asks={!writes('promotion')}
      history={promotion ? { table: 'promotion', id: promotion.id } : null}
      save={(typed, note) => api.priceLists.savePromotion.call({ ...typed, note })}
      close={close}
    />
  )
}
