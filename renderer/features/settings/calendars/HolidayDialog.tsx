import type { Calendar, Holiday } from '../../../../shared/calendars/calendar.ts'
import { recurrences } from '../../../../shared/calendars/recurrence.ts'
import type { Day } from '../../../../shared/kernel/day.ts'
import { shortDay } from '../../../../shared/kernel/locale.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, dayField, type FieldSpec, optionalTime, switchField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { threeTexts } from '../reference/threeTexts.ts'

type Typed = Omit<Holiday, 'n'> & { n: number; keep: boolean }

/** A day that is not like its weekday: when, what it is called in three languages, closed or open until another hour. */
export function HolidayDialog({
  calendar,
  holiday,
  today,
  close,
}: {
  calendar: Calendar
  holiday: Holiday | null
  today: Day
  close: () => void
}) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const writes = useWrites()('holiday')
  const fields: FieldSpec<Typed>[] = [
    dayField('day'),
    choiceField<Typed, 'recurrence'>('recurrence', recurrences, value => words.calendars.recurrence[value]),
    ...threeTexts<Typed>(80, of => t($ => $.products.nameIn, { language: words.kernel.language[of] }), {
      get: typed => typed.names,
      set: (typed, names) => ({ ...typed, names }),
    }),
    optionalTime('cutoffMinute', { label: t($ => $.calendars.until), hint: t($ => $.calendars.untilHint) }),
    switchField('closed'),
    ...(holiday === null ? [] : [switchField<Typed>('keep', { label: t($ => $.calendars.keepHoliday) })]),
  ]
  const initial: Typed = {
    ...(holiday ?? {
      n: 0,
      day: today,
      names: { en: '', fr: '', ht: '' },
      closed: true,
      cutoffMinute: null,
      recurrence: 'once',
    }),
    keep: true,
  }
  return (
    <RecordDialog<Typed>
      title={
        holiday ? `${holiday.names[language]} · ${shortDay(holiday.day, language)}` : t($ => $.calendars.createHoliday)
      }
      fields={fields}
      initial={initial}
      asks={!writes}
      save={({ keep, ...typed }, note) =>
        api.calendars.saveHoliday.call({ ...typed, calendarId: calendar.id, removed: !keep, note })
      }
      close={close}
    />
  )
}
