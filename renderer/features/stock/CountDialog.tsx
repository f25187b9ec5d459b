import { quantityText } from '../../../shared/kernel/quantity.ts'
import type { Product } from '../../../shared/products/contract.ts'
import type { StockItem } from '../../../shared/stock/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { dayField, type FieldSpec, textField } from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useT } from '../../widgets/words.ts'
import { quantitySpec } from './quantitySpec.ts'

interface Typed {
  counted: number | null
  countedDay: string
  note: string
}

/** What somebody counted: the difference to what is known becomes a movement. */
export function CountDialog(props: { item: StockItem; product: Product; today: string; close: () => void }) {
  const { item, product, today, close } = props
  const t = useT()
  const api = useApi()
  const known = item.depot < 0 ? String(item.depot) : quantityText(item.depot, item.caseUnits)
  const fields: FieldSpec<Typed>[] = [
    quantitySpec<Typed, 'counted'>('counted', product, { hint: t($ => $.stock.countedHint, { known }), none: true }),
    dayField<Typed>('countedDay'),
    textField<Typed>('note', 500, { long: true }),
  ]
  return (
    <RecordDialog<Typed>
      title={`${item.sku} · ${t($ => $.stock.count)}`}
      fields={fields}
      initial={{ counted: null, countedDay: today, note: '' }}
      save={async typed => {
        await api.stock.count.call({ ...typed, depotId: item.depotId, productId: item.productId })
        return null
      }}
      close={close}
    />
  )
}
