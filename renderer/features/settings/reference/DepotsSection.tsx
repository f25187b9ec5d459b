import { languages } from '../../../../shared/kernel/locale.ts'
import type { Depot } from '../../../../shared/settings/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, type FieldSpec, switchField, textField, timeField } from '../../../widgets/form/field.ts'
import { timeZones, timeZoneText } from '../../../widgets/form/timeZones.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { ReferenceSection } from './ReferenceSection.tsx'
import { useSettings } from './useSettings.ts'

type Typed = Omit<Depot, 'id'> & { id: number | null }

/** Where orders are taken, by which clock, and until when. */
export function DepotsSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const settings = useSettings()
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const calendars = settings?.calendars ?? []
  const fields: FieldSpec<Typed>[] = [
    textField('code', 3, { hint: t($ => $.settings.depots.codeHint) }),
    textField('name', 80),
    timeField('cutoffMinute', { hint: t($ => $.settings.depots.cutoffHint) }),
    choiceField<Typed, 'timeZone'>('timeZone', timeZones(own), timeZoneText),
    textField('phone', 60),
    choiceField<Typed, 'language'>('language', languages, value => words.kernel.language[value], {
      hint: t($ => $.settings.depots.languageHint),
    }),
    textField('address', 300, { long: true }),
    choiceField<Typed, 'calendarId'>(
      'calendarId',
      [null, ...calendars.map(calendar => calendar.id)],
      id => calendars.find(calendar => calendar.id === id)?.name ?? t($ => $.settings.depots.calendarNone),
      { hint: t($ => $.settings.depots.calendarHint) },
    ),
    switchField('active'),
  ]
  return (
    <ReferenceSection<Depot, Typed>
      table="depot"
      listed="depots"
      rows={settings?.depots ?? []}
      idOf={depot => depot.id}
      titleOf={depot => `${depot.code} · ${depot.name}`}
      create={t($ => $.settings.depots.create)}
      empty={t($ => $.settings.depots.empty)}
      fields={fields}
      typed={depot => depot ?? { ...usual, timeZone: own, language, calendarId: calendars[0]?.id ?? null }}
      save={(typed, note) => api.settings.saveDepot.call({ ...typed, note })}
    />
  )
}

const usual = { id: null, code: '', name: '', address: '', phone: '', cutoffMinute: 16 * 60, active: true }
