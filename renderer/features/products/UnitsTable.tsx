import { useState } from 'react'
import { quantityText, typedAs } from '../../../shared/kernel/quantity.ts'
import type { Product, ProductUnit } from '../../../shared/products/contract.ts'
import { RecordTable } from '../../widgets/form/RecordTable.tsx'
import { useMay } from '../../widgets/person.ts'
import { useT, useWords } from '../../widgets/words.ts'
import { UnitDialog } from './UnitDialog.tsx'

/** The further units of a product, largest first: how each is typed in an order, and its barcode. */
export function UnitsTable({ product }: { product: Product }) {
  const t = useT()
  const words = useWords()
  const mayAsk = useMay()('reference.request')
  const [editing, edit] = useState<{ unit: ProductUnit | null } | null>(null)
  return (
    <>
      <RecordTable
        name={`units-${product.id}`}
        title={t($ => $.products.units)}
        rows={product.units}
        idOf={unit => unit.n}
        open={mayAsk ? unit => edit({ unit }) : undefined}
        create={{ label: t($ => $.products.createUnit), act: () => edit({ unit: null }) }}
        blocked={mayAsk ? null : t($ => $.products.mayNotAsk)}
        empty={t($ => $.products.noUnits)}
        columns={[
          { title: words.errors.field.unitKind, cell: unit => words.products.unitKind[unit.kind] },
          { title: t($ => $.products.typedAs), cell: unit => `1${typedAs[unit.kind] ?? ''}` },
          { title: t($ => $.products.holds), cell: unit => quantityText(unit.factor, product.caseUnits) },
          { title: words.errors.field.barcode, cell: unit => unit.barcode ?? '' },
        ]}
      />
      {editing ? <UnitDialog product={product} unit={editing.unit} close={() => edit(null)} /> : null}
    </>
  )
}
