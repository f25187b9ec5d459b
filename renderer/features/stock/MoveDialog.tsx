import { useState } from 'react'
import type { Product } from '../../../shared/products/contract.ts'
import { type ChosenCause, chosenCauses, wayOf } from '../../../shared/stock/cause.ts'
import type { StockItem } from '../../../shared/stock/contract.ts'
import { type Expected, leftOf } from '../../../shared/stock/expected.ts'
import { useApi } from '../../widgets/api.ts'
import { choiceField, dayField, type FieldSpec, textField } from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useMay } from '../../widgets/person.ts'
import { useT, useWords } from '../../widgets/words.ts'
import { quantitySpec } from './quantitySpec.ts'

interface Typed {
  cause: ChosenCause
  quantity: number | null
  movedDay: string
  document: string
  note: string
}

/** Goods that came, went or are put aside; what came of `expected` goods is received against them. */
export function MoveDialog(props: {
  item: StockItem
  product: Product
  today: string
  expected?: Expected
  close: () => void
}) {
  const { item, product, today, expected, close } = props
  const t = useT()
  const words = useWords()
  const api = useApi()
  const may = useMay()
  const [attempt] = useState(() => crypto.randomUUID())
  const allowed = expected ? (['receipt'] as const) : chosenCauses.filter(cause => may(wayOf(cause).right))
  const fields: FieldSpec<Typed>[] = [
    choiceField<Typed, 'cause'>('cause', allowed, cause => words.stock.cause[cause]),
    quantitySpec<Typed, 'quantity'>('quantity', product, { hint: t($ => $.stock.quantityHint) }),
    dayField<Typed>('movedDay'),
    textField<Typed>('document', 60),
    textField<Typed>('note', 500, { long: true }),
  ]
  const left = expected ? leftOf(expected) : 0
  const initial: Typed = {
    cause: 'receipt',
    quantity: left > 0 ? left : null,
    movedDay: today,
    document: expected?.document ?? '',
    note: '',
  }
  return (
    <RecordDialog
      title={`${item.sku} · ${t($ => (expected ? $.stock.expected.receive : $.stock.move))}`}
      fields={fields}
      initial={initial}
      save={async typed => {
        const expectedId = expected?.id ?? null
        await api.stock.move.call({ ...typed, expectedId, attempt, depotId: item.depotId, productId: item.productId })
        return null
      }}
      close={close}
    />
  )
}
