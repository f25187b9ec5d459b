import type { Container } from '../../../../shared/containers/container.ts'
import { containerKinds } from '../../../../shared/containers/kind.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, type FieldSpec, moneyField, switchField, textField } from '../../../widgets/form/field.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { ReferenceSection } from './ReferenceSection.tsx'
import { threeTexts } from './threeTexts.ts'
import { useSettings } from './useSettings.ts'

type Typed = Omit<Container, 'id'> & { id: number | null }

/** What customers bring back, and the deposit on it. */
export function ContainersSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const settings = useSettings()
  const base = settings?.company?.baseCurrency ?? 'HTG'
  const fields: FieldSpec<Typed>[] = [
    textField('code', 16),
    choiceField<Typed, 'kind'>('kind', containerKinds, kind => words.containers.kind[kind]),
    ...threeTexts<Typed>(80, of => t($ => $.products.nameIn, { language: words.kernel.language[of] }), {
      get: typed => typed.names,
      set: (typed, names) => ({ ...typed, names }),
    }),
    moneyField('depositMinor', { label: t($ => $.containers.depositIn, { currency: base }) }),
    switchField('active'),
  ]
  return (
    <ReferenceSection<Container, Typed>
      table="container"
      listed="containers"
      rows={settings?.containers ?? []}
      idOf={container => container.id}
      titleOf={container => container.names[language]}
      create={t($ => $.containers.create)}
      empty={t($ => $.containers.empty)}
      fields={fields}
      typed={container =>
        container ?? {
          id: null,
          code: '',
          names: { en: '', fr: '', ht: '' },
          kind: 'bottle',
          depositMinor: 0,
          active: true,
        }
      }
      save={(typed, note) => api.containers.save.call({ ...typed, note })}
    />
  )
}
