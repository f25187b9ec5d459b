import { yearOf } from '../shared/calendars/nextYear.ts'
import { mondayToSaturday, startingCalendar } from '../shared/calendars/startingCalendar.ts'
import type { Day } from '../shared/kernel/day.ts'
import type { Language } from '../shared/kernel/locale.ts'
import { nextId } from './nextId.ts'
import type { Writer } from './schema.ts'

/**
 * The calendar that a depot of this time zone begins with: the one that is here under its code, else a new one with the holidays of this
 * year and the next. Answers its id.
 */
export async function beginCalendar(
  tx: Writer,
  { timeZone, day, language }: { timeZone: string; day: Day; language: Language },
): Promise<number> {
  const start = startingCalendar(timeZone)
  const known = await tx.selectFrom('calendar').select('id').where('code', '=', start.code).executeTakeFirst()
  if (known) return known.id

  const id = await nextId(tx)
  await tx
    .insertInto('calendar')
    .values({
      id,
      code: start.code,
      name: start.name || mondayToSaturdayIn[language],
      working_days: mondayToSaturday,
      active: 1,
    })
    .execute()
  const holidays = [yearOf(day), yearOf(day) + 1].flatMap(year => start.holidays(year))
  for (const [index, holiday] of holidays.entries())
    await tx
      .insertInto('holiday')
      .values({
        id,
        n: index + 1,
        day: holiday.day,
        name_en: holiday.names.en,
        name_fr: holiday.names.fr,
        name_ht: holiday.names.ht,
        closed: 1,
        recurrence: holiday.recurrence,
      })
      .execute()
  return id
}

const mondayToSaturdayIn: Record<Language, string> = {
  en: 'Monday to Saturday',
  fr: 'Du lundi au samedi',
  ht: 'Lendi rive samdi',
}
