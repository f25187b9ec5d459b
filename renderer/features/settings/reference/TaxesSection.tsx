import { useState } from 'react'
import { percentText } from '../../../../shared/kernel/locale.ts'
import type { TaxChange, TaxClass } from '../../../../shared/settings/contract.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { type FieldSpec, percentField, switchField, textField } from '../../../widgets/form/field.ts'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
import { useMay } from '../../../widgets/person.ts'
import { DayText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { ReferenceSection } from './ReferenceSection.tsx'
import { TaxChangeDialog } from './TaxChangeDialog.tsx'
import { threeTexts } from './threeTexts.ts'
import { useSettings } from './useSettings.ts'

type Typed = Omit<TaxClass, 'id' | 'changes'> & { id: number | null }

/** The taxes that a product can bear, and from which day on another rate counts. */
export function TaxesSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const settings = useSettings()
  const mayAsk = useMay()('reference.request')
  const [editing, edit] = useState<{ tax: TaxClass; change: TaxChange | null } | null>(null)
  const { field } = words.errors
  const taxes = settings?.taxClasses ?? []
  const today = settings?.today ?? ''
  const fields: FieldSpec<Typed>[] = [
    textField('code', 16),
    percentField('rateBp', { hint: t($ => $.settings.taxes.rateHint) }),
    ...threeTexts<Typed>(80, of => t($ => $.products.nameIn, { language: words.kernel.language[of] }), {
      get: typed => typed.names,
      set: (typed, names) => ({ ...typed, names }),
    }),
    switchField('active'),
  ]
  const [first] = taxes
  return (
    <>
      <ReferenceSection<TaxClass, Typed>
        table="tax_class"
        listed="taxes"
        rows={taxes}
        idOf={tax => tax.id}
        titleOf={tax => `${tax.code} · ${tax.names[language]}`}
        create={t($ => $.settings.taxes.create)}
        empty={t($ => $.settings.taxes.empty)}
        fields={fields}
        typed={tax => tax ?? { id: null, code: '', names: { en: '', fr: '', ht: '' }, rateBp: 0, active: true }}
        save={(typed, note) => api.settings.saveTaxClass.call({ ...typed, note })}
      />
      <RecordTable
        name="tax_change"
        still
        title={t($ => $.settings.taxes.pick)}
        rows={taxes.flatMap(tax => tax.changes.map(change => ({ tax, change })))}
        idOf={({ tax, change }) => `${tax.id}/${change.n}`}
        open={mayAsk ? edit : undefined}
        create={
          first
            ? { label: t($ => $.settings.taxes.createChange), act: () => edit({ tax: first, change: null }) }
            : undefined
        }
        createKey="t"
        blocked={mayAsk ? null : t($ => $.settings.mayNotAsk)}
        empty={t($ => $.settings.taxes.noChanges)}
        columns={[
          { title: field.taxClassId, cell: ({ tax }) => `${tax.code} · ${tax.names[language]}` },
          {
            title: field.validFrom,
            cell: ({ change }) => (
              <>
                <DayText day={change.validFrom} />{' '}
                {change.validFrom > today ? <Tag tone="know">{t($ => $.settings.taxes.later)}</Tag> : null}
              </>
            ),
          },
          { title: field.rateBp, end: true, cell: ({ change }) => percentText(change.rateBp, language) },
        ]}
      />
      {editing ? (
        <TaxChangeDialog
          tax={editing.tax}
          taxes={taxes}
          change={editing.change}
          today={today}
          close={() => edit(null)}
        />
      ) : null}
    </>
  )
}
