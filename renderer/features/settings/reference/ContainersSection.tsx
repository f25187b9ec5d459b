import type { Container } from '../../../../shared/containers/container.ts'
import { containerKinds } from '../../../../shared/containers/kind.ts'
import { moneyText } from '../../../../shared/kernel/locale.ts'
import { Tag } from '../../../ui/Tag.tsx'
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
  const { field } = words.errors
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
      title={words.settings.sections.containers}
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
      columns={[
        { title: field.code, cell: container => container.code },
        {
          title: field.name,
          cell: container => (
            <>
              {container.names[language]} {container.active ? null : <Tag>{t($ => $.settings.notActive)}</Tag>}
            </>
          ),
        },
        { title: field.kind, cell: container => words.containers.kind[container.kind] },
        { title: field.depositMinor, end: true, cell: container => moneyText(container.depositMinor, base, language) },
      ]}
    />
  )
}
