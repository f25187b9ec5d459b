import { calendarInUse, findCalendar } from '../../db/calendars.ts'
import type { RowValues } from '../../db/reference.ts'
import type { Calendar, Holiday } from '../../shared/calendars/calendar.ts'
import { calendarIssues, holidayIssues } from '../../shared/calendars/issues.ts'
import { copiedInto, yearOf } from '../../shared/calendars/nextYear.ts'
import { tidyCode } from '../../shared/kernel/code.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { changeReference, changeReferences } from './referenceChange.ts'
import { notFound, refuseAny } from './refusals.ts'

const asking = withRight('reference.request')

export const calendars = {
  save: api.calendars.save.use(asking).handler(async ({ context, input, errors }) => {
    const form = { ...input, code: tidyCode(input.code), name: input.name.trim() }
    refuseAny(calendarIssues(form))
    if (form.id !== null && !form.active && (await calendarInUse(context.store.reader, form.id)))
      throw errors.REFUSED({ data: { reason: 'in-use' } })

    return changeReference(context, { table: 'calendar', id: form.id, values: calendarRow(form), note: form.note })
  }),

  saveHoliday: api.calendars.saveHoliday.use(asking).handler(async ({ context, input }) => {
    const calendar = await findCalendar(context.store.reader, input.calendarId)
    if (!calendar) throw notFound(input.calendarId)
    if (!input.removed) refuseAny(holidayIssues(input, calendar.holidays))

    return changeReference(context, {
      table: 'holiday',
      id: calendar.id,
      sub: input.n,
      values: input.removed ? null : holidayRow(input),
      note: input.note,
    })
  }),

  copyYear: api.calendars.copyYear.use(asking).handler(async ({ context, input }) => {
    const calendar = await findCalendar(context.store.reader, input.calendarId)
    if (!calendar) throw notFound(input.calendarId)
    const copies = copiedInto(calendar.holidays, input.from, input.to)
    const outcomes = await changeReferences(
      context,
      'holiday',
      copies.map(holiday => ({ id: calendar.id, sub: 0, values: holidayRow(holiday), note: input.note })),
    )
    const announced = calendar.holidays.filter(
      holiday => yearOf(holiday.day) === input.from && holiday.recurrence === 'once',
    )
    return {
      copied: outcomes.length,
      requested: outcomes.some(({ outcome }) => outcome === 'requested'),
      toEnter: announced.length,
    }
  }),
}

const calendarRow = (form: Omit<Calendar, 'id' | 'holidays'>): RowValues => ({
  code: form.code,
  name: form.name,
  working_days: form.workingDays,
  monday_cutoff: form.cutoffs[0] ?? null,
  tuesday_cutoff: form.cutoffs[1] ?? null,
  wednesday_cutoff: form.cutoffs[2] ?? null,
  thursday_cutoff: form.cutoffs[3] ?? null,
  friday_cutoff: form.cutoffs[4] ?? null,
  saturday_cutoff: form.cutoffs[5] ?? null,
  sunday_cutoff: form.cutoffs[6] ?? null,
  active: form.active ? 1 : 0,
})

const holidayRow = (form: Omit<Holiday, 'n'>): RowValues => ({
  day: form.day,
  name_en: form.names.en.trim(),
  name_fr: form.names.fr.trim(),
  name_ht: form.names.ht.trim(),
  closed: form.closed ? 1 : 0,
  cutoff_minute: form.closed ? null : form.cutoffMinute,
  recurrence: form.recurrence,
})
