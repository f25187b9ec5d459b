import type { ReasonCode } from '../../../../shared/settings/contract.ts'
import { reasonKinds } from '../../../../shared/settings/reasonKind.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, type FieldSpec, switchField, textField } from '../../../widgets/form/field.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { ReferenceSection } from './ReferenceSection.tsx'
import { threeTexts } from './threeTexts.ts'
import { useSettings } from './useSettings.ts'

type Typed = Omit<ReasonCode, 'id'> & { id: number | null }

/** What people choose from when they hold, cancel or give away. */
export function ReasonsSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const settings = useSettings()
  const kindText = words.settings.reasonKind
  const fields: FieldSpec<Typed>[] = [
    choiceField<Typed, 'kind'>('kind', reasonKinds, kind => kindText[kind]),
    textField('code', 16),
    ...threeTexts<Typed>(160, of => t($ => $.settings.reasons.textIn, { language: words.kernel.language[of] }), {
      get: typed => typed.texts,
      set: (typed, texts) => ({ ...typed, texts }),
    }),
    switchField('active'),
  ]
  return (
    <ReferenceSection<ReasonCode, Typed>
      table="reason_code"
      listed="reasons"
      rows={settings?.reasonCodes ?? []}
      idOf={reason => reason.id}
      titleOf={reason => reason.texts[language]}
      create={t($ => $.settings.reasons.create)}
      empty={t($ => $.settings.reasons.empty)}
      fields={fields}
      typed={reason => reason ?? { id: null, kind: 'hold', code: '', texts: { en: '', fr: '', ht: '' }, active: true }}
      save={(typed, note) => api.settings.saveReasonCode.call({ ...typed, note })}
    />
  )
}
