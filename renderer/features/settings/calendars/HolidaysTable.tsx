import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { Calendar, Holiday } from '../../../../shared/calendars/calendar.ts'
import { copiedInto, yearOf } from '../../../../shared/calendars/nextYear.ts'
import type { Day } from '../../../../shared/kernel/day.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { TableList } from '../../../widgets/list/table/TableList.tsx'
import { useTable } from '../../../widgets/list/table/useTable.ts'
import { useT } from '../../../widgets/words.ts'

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
  const table = useTable('holidays', calendar.id)
  const { filter } = table.list.state
  const [chosen = ''] = filter.chosen.year ?? []
  const year = Number(chosen) || yearOf(today)
  const keepYear = (next: number): void =>
    table.list.filterBy({ chosen: { ...filter.chosen, year: [String(next)] }, from: {}, to: {} })
  const copy = useCopy(calendar.id)
  const left = copiedInto(calendar.holidays, year, year + 1).length
  const copyBlocked = blocked ?? (left === 0 ? t($ => $.calendars.copyNothing, { year: String(year) }) : null)
  const copyLabel = t($ => $.calendars.copy, { year: String(year), next: String(year + 1) })
  useKeys([
    { keys: 'b', label: t($ => $.calendars.earlier), act: () => keepYear(year - 1) },
    { keys: 'a', label: t($ => $.calendars.later), act: () => keepYear(year + 1) },
    { keys: 'c', label: copyLabel, act: () => copy(year), disabled: copyBlocked !== null },
  ])
  const title = t($ => $.calendars.holidays, { year: String(year) })
  return (
    <TableList
      table={table}
      fit
      label={among > 1 ? `${calendar.name} · ${title}` : title}
      open={
        blocked === null ? ({ key }) => open(calendar.holidays.find(({ n }) => String(n) === key) ?? null) : undefined
      }
      create={{ label: t($ => $.calendars.createHoliday), act: () => open(null), blocked }}
      empty={t($ => $.calendars.noHolidays, { year: String(year) })}
      tools={
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
