import { useState } from 'react'
import type { Product } from '../../../shared/products/contract.ts'
import type { ExpectedFields } from '../../../shared/stock/contract.ts'
import type { Expected } from '../../../shared/stock/expected.ts'
import { useApi } from '../../widgets/api.ts'
import { dayField, type FieldSpec, textField } from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useT } from '../../widgets/words.ts'
import { quantitySpec } from './quantitySpec.ts'

/** Goods that are to come: new ones of a product at a depot, or `expected` with another day or quantity. */
export function ExpectDialog(props: {
  place: { depotId: number; productId: number }
  product: Product
  today: string
  expected?: Expected
  close: () => void
}) {
  const { place, product, today, expected, close } = props
  const t = useT()
  const api = useApi()
  const [attempt] = useState(() => crypto.randomUUID())
  const fields: FieldSpec<ExpectedFields>[] = [
    quantitySpec<ExpectedFields, 'quantity'>('quantity', product, { hint: t($ => $.stock.quantityHint) }),
    dayField<ExpectedFields>('expectedDay'),
    textField<ExpectedFields>('supplier', 120),
    textField<ExpectedFields>('document', 60),
    textField<ExpectedFields>('note', 500, { long: true }),
  ]
  const initial: ExpectedFields = expected
    ? { ...fieldsOf(expected) }
    : { quantity: null, expectedDay: today, supplier: '', document: '', note: '' }
  return (
    <RecordDialog<ExpectedFields>
      title={`${product.sku} · ${t($ => (expected ? $.stock.expected.change : $.stock.expected.add))}`}
      fields={fields}
      initial={initial}
      save={async typed => {
        if (expected) await api.stock.changeExpected.call({ ...typed, id: expected.id })
        else await api.stock.expect.call({ ...typed, ...place, attempt })
        return null
      }}
      close={close}
      history={expected ? { table: 'expected_goods', id: expected.id } : null}
    />
  )
}

const fieldsOf = ({ quantity, expectedDay, supplier, document, note }: Expected): ExpectedFields => ({
  ...{ quantity, expectedDay, supplier, document, note },
})
