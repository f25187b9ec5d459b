import { useState } from 'react'
import type { Calendar, Holiday } from '../../../../shared/calendars/calendar.ts'
import { weekdayName } from '../../../../shared/kernel/locale.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { minuteText } from '../../../widgets/form/field.ts'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
import { useKept } from '../../../widgets/kept.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { Timeline } from '../../../widgets/timeline/Timeline.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { AsksBanner } from '../AsksBanner.tsx'
import { useSettings } from '../reference/useSettings.ts'
import { CalendarDialog } from './CalendarDialog.tsx'
import { HolidayDialog } from './HolidayDialog.tsx'
import { HolidaysTable } from './HolidaysTable.tsx'

/** The calendars by which depots work, and the holidays of the one that is looked at. */
export function CalendarsSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const settings = useSettings()
  const mayAsk = useMay()('reference.request')
  const [kept, keep] = useKept('calendars:at', 0, (value): value is number => typeof value === 'number')
  const [editing, edit] = useState<{ calendar: Calendar | null } | null>(null)
  const [holiday, setHoliday] = useState<{ holiday: Holiday | null } | null>(null)
  const calendars = settings?.calendars ?? []
  const calendar = calendars.find(each => each.id === kept) ?? calendars[0]
  useKeys([
    {
      keys: 'e',
      label: t($ => $.calendars.change),
      act: () => calendar && edit({ calendar }),
      disabled: !mayAsk || !calendar,
    },
  ])
  const depotsOf = (id: number): string =>
    (settings?.depots ?? [])
      .filter(depot => depot.calendarId === id)
      .map(depot => depot.code)
      .join(', ')
  const otherCutoffs = ({ cutoffs }: Calendar): string =>
    cutoffs
      .flatMap((minute, index) =>
        minute === null ? [] : [`${weekdayName(index + 1, language)} ${minuteText(minute)}`],
      )
      .join(', ')
  const blocked = mayAsk ? null : t($ => $.settings.mayNotAsk)
  return (
    <>
      <AsksBanner table="calendar" />
      <RecordTable
        name="calendars"
        still
        title={t($ => $.calendars.list)}
        rows={calendars}
        idOf={each => each.id}
        open={
          mayAsk
            ? each => {
                keep(each.id)
                edit({ calendar: each })
              }
            : undefined
        }
        create={{ label: t($ => $.calendars.create), act: () => edit({ calendar: null }) }}
        createKey="k"
        blocked={blocked}
        empty={t($ => $.calendars.empty)}
        columns={[
          {
            title: words.errors.field.name,
            cell: each => (
              <>
                {each.name} {each.active ? null : <Tag>{t($ => $.settings.notActive)}</Tag>}
              </>
            ),
          },
          { title: words.errors.field.workingDays, cell: each => workingDaysText(each.workingDays, language) },
          {
            title: t($ => $.calendars.otherCutoffs),
            cell: each => otherCutoffs(each) || t($ => $.calendars.noOtherCutoffs),
          },
          { title: t($ => $.calendars.usedBy), cell: each => depotsOf(each.id) || t($ => $.calendars.nobody) },
        ]}
      />
      {calendar && settings ? (
        <>
          <HolidaysTable
            calendar={calendar}
            today={settings.today}
            among={calendars.length}
            blocked={blocked}
            open={each => setHoliday({ holiday: each })}
          />
          <Timeline table="calendar" id={calendar.id} />
        </>
      ) : null}
      {editing ? <CalendarDialog calendar={editing.calendar} close={() => edit(null)} /> : null}
      {holiday && calendar && settings ? (
        <HolidayDialog
          calendar={calendar}
          holiday={holiday.holiday}
          today={settings.today}
          close={() => setHoliday(null)}
        />
      ) : null}
    </>
  )
}

const workingDaysText = (mask: number, language: Parameters<typeof weekdayName>[1]): string =>
  [1, 2, 3, 4, 5, 6, 7]
    .filter(day => (mask & (1 << (day - 1))) !== 0)
    .map(day => weekdayName(day, language))
    .join(' ')
