import { useQuery } from '@tanstack/react-query'
import { type Language, languages } from '../../../shared/kernel/locale.ts'
import type { Product, ProductForm } from '../../../shared/products/contract.ts'
import { useApi } from '../../widgets/api.ts'
import {
  choiceField,
  type FieldSpec,
  lensField,
  optionalText,
  optionalWhole,
  switchField,
  textField,
  wholeField,
} from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../widgets/useWrites.ts'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'

type Typed = Omit<ProductForm, 'note'>

/** A product's fields. */
export function ProductDialog({ product, close }: { product: Product | null; close: () => void }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const writes = useWrites()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  if (!settings) return null
  const taxes = settings.taxClasses.filter(tax => tax.active)
  const name = (of: Language): FieldSpec<Typed> =>
    lensField(
      `names.${of}`,
      120,
      { get: typed => typed.names[of], set: (typed, text) => ({ ...typed, names: { ...typed.names, [of]: text } }) },
      { label: t($ => $.products.nameIn, { language: words.kernel.language[of] }) },
    )
  const containers = [
    null,
    ...settings.containers
      .filter(({ id, active }) => active || id === product?.unitContainerId || id === product?.caseContainerId)
      .map(({ id }) => id),
  ]
  const containerText = (id: number | null): string =>
    settings.containers.find(each => each.id === id)?.names[language] ?? t($ => $.products.containerNone)
  const fields: FieldSpec<Typed>[] = [
    textField('sku', 32),
    ...languages.map(name),
    wholeField('caseUnits', { hint: t($ => $.products.caseHint) }),
    choiceField<Typed, 'taxClassId'>(
      'taxClassId',
      taxes.map(tax => tax.id),
      id => taxes.find(tax => tax.id === id)?.names[language] ?? '',
    ),
    textField('category', 60),
    choiceField<Typed, 'unitContainerId'>('unitContainerId', containers, containerText),
    choiceField<Typed, 'caseContainerId'>('caseContainerId', containers, containerText),
    optionalText('barcode', 32),
    optionalWhole('weightG', { hint: t($ => $.products.weightHint) }),
    switchField('active'),
  ]
  const initial: Typed = product
    ? formOf(product)
    : {
        id: null,
        sku: '',
        names: { en: '', fr: '', ht: '' },
        caseUnits: 24,
        taxClassId: taxes[0]?.id ?? 0,
        weightG: null,
        barcode: null,
        category: '',
        active: true,
        unitContainerId: null,
        caseContainerId: null,
      }
  return (
    <RecordDialog
      title={product ? `${product.sku} · ${product.names[language]}` : t($ => $.products.create)}
      fields={fields}
      initial={initial}
      asks={!writes('product')}
      save={(typed, note) => api.products.save.call({ ...typed, note })}
      close={close}
    />
  )
}

const formOf = ({ version: _version, proposed: _proposed, units: _units, ...form }: Product): Typed => form
