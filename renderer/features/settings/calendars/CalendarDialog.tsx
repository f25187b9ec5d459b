import type { Calendar } from '../../../../shared/calendars/calendar.ts'
import { mondayToSaturday } from '../../../../shared/calendars/startingCalendar.ts'
import { weekdayName } from '../../../../shared/kernel/locale.ts'
import { useApi } from '../../../widgets/api.ts'
import { type FieldSpec, optionalTime, switchField, textField, weekdaysField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
type Cutoffs = Record<(typeof days)[number], number | null>
type Typed = Omit<Calendar, 'id' | 'cutoffs' | 'holidays'> & Cutoffs & { id: number | null }

/** A calendar's week: on which days it works, and until when orders are confirmed where that is not the depot's own hour. */
export function CalendarDialog({ calendar, close }: { calendar: Calendar | null; close: () => void }) {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  const writes = useWrites()('calendar')
  const fields: FieldSpec<Typed>[] = [
    textField('code', 16),
    textField('name', 80),
    weekdaysField('workingDays'),
    ...days.map((day, index) =>
      optionalTime<Typed>(day, {
        label: t($ => $.calendars.cutoffOn, { day: weekdayName(index + 1, language) }),
        ...(index === 0 ? { hint: t($ => $.calendars.cutoffHint) } : {}),
      }),
    ),
    switchField('active'),
  ]
  const initial: Typed = {
    id: calendar?.id ?? null,
    code: calendar?.code ?? '',
    name: calendar?.name ?? '',
    workingDays: calendar?.workingDays ?? mondayToSaturday,
    active: calendar?.active ?? true,
    ...cutoffsOf(calendar),
  }
  return (
    <RecordDialog<Typed>
      title={calendar?.name ?? t($ => $.calendars.create)}
      fields={fields}
      initial={initial}
      asks={!writes}
      save={({ id, code, name, workingDays, active, ...cutoffs }, note) =>
        api.calendars.save.call({
          id,
          code,
          name,
          workingDays,
          active,
          cutoffs: days.map(day => cutoffs[day]),
          note,
        })
      }
      close={close}
    />
  )
}

const cutoffsOf = (calendar: Calendar | null): Cutoffs => {
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = (calendar?.cutoffs ?? []).map(
    each => each ?? null,
  )
  return {
    monday: monday ?? null,
    tuesday: tuesday ?? null,
    wednesday: wednesday ?? null,
    thursday: thursday ?? null,
    friday: friday ?? null,
    saturday: saturday ?? null,
    sunday: sunday ?? null,
  }
}
