import type { Calendar, Holiday } from '../shared/calendars/calendar.ts'
import type { Row } from '../shared/sync/registry.ts'
import type { Reader } from './schema.ts'

/** Every calendar with its holidays, in the order of their days. */
export async function listCalendars(reader: Reader): Promise<Calendar[]> {
  const rows = await reader.selectFrom('calendar').selectAll().orderBy('code').execute()
  const holidays = await reader.selectFrom('holiday').selectAll().orderBy('day').orderBy('n').execute()
  const byCalendar = Map.groupBy(holidays, holiday => holiday.id)
  return rows.map(row => fromRow(row, byCalendar.get(row.id) ?? []))
}

export async function findCalendar(reader: Reader, id: number): Promise<Calendar | null> {
  return (await listCalendars(reader)).find(calendar => calendar.id === id) ?? null
}

/** Whether a depot that is in use works by this calendar. */
export async function calendarInUse(reader: Reader, id: number): Promise<boolean> {
  const depot = await reader
    .selectFrom('depot')
    .select('id')
    .where('calendar_id', '=', id)
    .where('active', '=', 1)
    .executeTakeFirst()
  return depot !== undefined
}

const fromRow = (row: Row<'calendar'>, holidays: readonly Row<'holiday'>[]): Calendar => ({
  id: row.id,
  code: row.code,
  name: row.name,
  workingDays: row.working_days,
  cutoffs: [
    row.monday_cutoff,
    row.tuesday_cutoff,
    row.wednesday_cutoff,
    row.thursday_cutoff,
    row.friday_cutoff,
    row.saturday_cutoff,
    row.sunday_cutoff,
  ],
  active: row.active === 1,
  holidays: holidays.map(holidayFrom),
})

const holidayFrom = (row: Row<'holiday'>): Holiday => ({
  n: row.n,
  day: row.day,
  names: { en: row.name_en, fr: row.name_fr, ht: row.name_ht },
  closed: row.closed === 1,
  cutoffMinute: row.cutoff_minute,
  recurrence: row.recurrence,
})
