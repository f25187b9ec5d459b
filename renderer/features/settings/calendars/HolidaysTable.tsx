import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { Calendar, Holiday } from '../../../../shared/calendars/calendar.ts'
import { copiedInto, yearOf } from '../../../../shared/calendars/nextYear.ts'
import type { Day } from '../../../../shared/kernel/day.ts'
import { shortDay } from '../../../../shared/kernel/locale.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { minuteText } from '../../../widgets/form/field.ts'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
import { useKept } from '../../../widgets/kept.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'

interface HolidaysTableProps {
  calendar: Calendar
  today: Day
  /** How many calendars there are: with more than one the title says which. */
  among: number
  blocked: string | null
  open: (holiday: Holiday | null) => void
}

/** The holidays of one year; b and a turn the years, c copies this one into the next. */
export function HolidaysTable({ calendar, today, among, blocked, open }: HolidaysTableProps) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const [year, keepYear] = useKept(
    'calendars:year',
    yearOf(today),
    (value): value is number => typeof value === 'number',
  )
  const copy = useCopy(calendar.id)
  const left = copiedInto(calendar.holidays, year, year + 1).length
  const rows = calendar.holidays.filter(holiday => yearOf(holiday.day) === year)
  const copyBlocked = blocked ?? (left === 0 ? t($ => $.calendars.copyNothing, { year: String(year) }) : null)
  const copyLabel = t($ => $.calendars.copy, { year: String(year), next: String(year + 1) })
  useKeys([
    { keys: 'b', label: t($ => $.calendars.earlier), act: () => keepYear(year - 1) },
    { keys: 'a', label: t($ => $.calendars.later), act: () => keepYear(year + 1) },
    { keys: 'c', label: copyLabel, act: () => copy(year), disabled: copyBlocked !== null },
  ])
  const title = t($ => $.calendars.holidays, { year: String(year) })
  return (
    <RecordTable
      name={`holidays-${calendar.id}`}
      title={among > 1 ? `${calendar.name} · ${title}` : title}
      rows={rows}
      idOf={holiday => holiday.n}
      open={blocked === null ? open : undefined}
      create={{ label: t($ => $.calendars.createHoliday), act: () => open(null) }}
      blocked={blocked}
      empty={t($ => $.calendars.noHolidays, { year: String(year) })}
      aside={
        <>
          <ActionButton small keys="b" onClick={() => keepYear(year - 1)}>
            {String(year - 1)}
          </ActionButton>
          <ActionButton small keys="a" onClick={() => keepYear(year + 1)}>
            {String(year + 1)}
          </ActionButton>
          <ActionButton small keys="c" blocked={copyBlocked} onClick={() => copy(year)}>
            {copyLabel}
          </ActionButton>
        </>
      }
      columns={[
        { title: words.errors.field.day, cell: holiday => shortDay(holiday.day, language, year) },
        { title: words.errors.field.name, cell: holiday => holiday.names[language] },
        {
          title: words.errors.field.closed,
          cell: holiday =>
            holiday.closed ? (
              <Tag tone="warn">{t($ => $.calendars.closedText)}</Tag>
            ) : holiday.cutoffMinute === null ? (
              t($ => $.calendars.openAsUsual)
            ) : (
              t($ => $.calendars.openUntil, { time: minuteText(holiday.cutoffMinute) })
            ),
        },
        { title: words.errors.field.recurrence, cell: holiday => words.calendars.recurrence[holiday.recurrence] },
      ]}
    />
  )
}

/** Copies a year and says what became of it. */
function useCopy(calendarId: number): (year: number) => void {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence()
  const { mutate } = useMutation(api.calendars.copyYear.mutationOptions())
  return year =>
    mutate(
      { calendarId, from: year, to: year + 1 },
      {
        onSuccess: ({ copied, requested, toEnter }) => {
          const count = { count: copied, next: String(year + 1) }
          const done = requested ? t($ => $.calendars.copyAsked, count) : t($ => $.calendars.copied, count)
          const rest = toEnter === 0 ? '' : ` ${t($ => $.calendars.toEnter, { count: toEnter })}`
          notifications.show({ color: 'leaf', message: done + rest })
        },
        onError: error => notifications.show({ color: 'mango', message: sentence(error) }),
      },
    )
}
