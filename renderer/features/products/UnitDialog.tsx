import type { Product, ProductUnit } from '../../../shared/products/contract.ts'
import { productUnitKinds } from '../../../shared/products/unitKind.ts'
import { useApi } from '../../widgets/api.ts'
import {
  type ChoiceSpec,
  choiceField,
  type FieldSpec,
  optionalText,
  switchField,
  wholeField,
} from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../widgets/useWrites.ts'
import { useT, useWords } from '../../widgets/words.ts'

type Typed = Omit<ProductUnit, 'n'> & { n: number; keep: boolean }

/** One more unit of a product: what it is, how much it holds, its barcode. */
export function UnitDialog({
  product,
  unit,
  close,
}: {
  product: Product
  unit: ProductUnit | null
  close: () => void
}) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const writes = useWrites()('product_unit')
  const free = productUnitKinds.filter(kind => kind === unit?.kind || product.units.every(other => other.kind !== kind))
  // The call knows the field as `unitKind`: a kind of unit is not a kind of reason.
  const kind: ChoiceSpec<Typed> = {
    ...choiceField<Typed, 'kind'>('kind', free, value => words.products.unitKind[value]),
    name: 'unitKind',
  }
  const fields: FieldSpec<Typed>[] = [
    kind,
    wholeField('factor', { hint: t($ => $.products.factorHint) }),
    optionalText('barcode', 32),
    ...(unit === null ? [] : [switchField<Typed>('keep', { label: t($ => $.products.keepUnit) })]),
  ]
  const initial: Typed = {
    ...(unit ?? { n: 0, kind: free[0] ?? 'pallet', factor: product.caseUnits, barcode: null }),
    keep: true,
  }
  return (
    <RecordDialog<Typed>
      title={unit ? `${product.sku} · ${words.products.unitKind[unit.kind]}` : t($ => $.products.createUnit)}
      fields={fields}
      initial={initial}
      asks={!writes}
      save={({ keep, ...typed }, note) =>
        api.products.saveUnit.call({ ...typed, productId: product.id, removed: !keep, note })
      }
      close={close}
    />
  )
}
