import { percentText } from '../../../../shared/kernel/locale.ts'
import type { TaxClass } from '../../../../shared/settings/contract.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { type FieldSpec, percentField, switchField, textField } from '../../../widgets/form/field.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { ReferenceSection } from './ReferenceSection.tsx'
import { threeTexts } from './threeTexts.ts'
import { useSettings } from './useSettings.ts'

type Typed = Omit<TaxClass, 'id'> & { id: number | null }

/** The taxes that a product can bear. */
export function TaxesSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const settings = useSettings()
  const { field } = words.errors
  const fields: FieldSpec<Typed>[] = [
    textField('code', 16),
    percentField('rateBp', { hint: t($ => $.settings.taxes.rateHint) }),
    ...threeTexts<Typed>(80, of => t($ => $.products.nameIn, { language: words.kernel.language[of] }), {
      get: typed => typed.names,
      set: (typed, names) => ({ ...typed, names }),
    }),
    switchField('active'),
  ]
  return (
    <ReferenceSection<TaxClass, Typed>
      table="tax_class"
      title={words.settings.sections.taxes}
      rows={settings?.taxClasses ?? []}
      idOf={tax => tax.id}
      titleOf={tax => `${tax.code} · ${tax.names[language]}`}
      create={t($ => $.settings.taxes.create)}
      empty={t($ => $.settings.taxes.empty)}
      fields={fields}
      typed={tax => tax ?? { id: null, code: '', names: { en: '', fr: '', ht: '' }, rateBp: 0, active: true }}
      save={(typed, note) => api.settings.saveTaxClass.call({ ...typed, note })}
      columns={[
        { title: field.code, cell: tax => tax.code },
        {
          title: field.name,
          cell: tax => (
            <>
              {tax.names[language]} {tax.active ? null : <Tag>{t($ => $.settings.notActive)}</Tag>}
            </>
          ),
        },
        { title: field.rateBp, end: true, cell: tax => percentText(tax.rateBp, language) },
      ]}
    />
  )
}
