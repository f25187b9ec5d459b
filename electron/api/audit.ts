import { auditChoices, listAudit } from '../../db/audit.ts'
import { findDepot } from '../../db/depots.ts'
import { subjectOf } from '../../db/subject.ts'
import { may } from '../../shared/auth/right.ts'
import { addDays, type Day, instantOf } from '../../shared/kernel/day.ts'
import type { Instant } from '../../shared/kernel/instant.ts'
import { isTableName, type TableName, tableNames } from '../../shared/sync/registry.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { readerLanguage } from './readerLanguage.ts'
import { ownDepot } from './scope.ts'
import { rightToSee } from './timeline.ts'

export const audit = {
  list: api.audit.list.use(withRight('settings.edit')).handler(async ({ context, input }) => {
    const { reader } = context.store
    const { filter } = input
    const timeZone = await timeZoneOf(context)
    const { events, total } = await listAudit(reader, {
      ...input,
      depotId: ownDepot(context.person),
      personId: filter.personId,
      table: isTableName(filter.table) ? filter.table : null,
      hidden: hiddenFrom(context),
      since: filter.from === null ? null : beginOf(filter.from, timeZone),
      before: filter.to === null ? null : beginOf(addDays(filter.to, 1), timeZone),
    })
    const language = await readerLanguage(context)
    const rows = []
    for (const event of events) {
      const subject = await subjectOf(reader, { table: event.table, id: event.rowId, sub: 0 }, language)
      rows.push({ ...event, subject })
    }
    return { rows, total }
  }),

  choices: api.audit.choices.use(withRight('settings.edit')).handler(async ({ context }) => {
    const { people, tables } = await auditChoices(context.store.reader)
    const hidden = hiddenFrom(context)
    return { people, tables: tables.filter(table => !hidden.includes(table)) }
  }),
}

/** Whoever may not open a record does not hear of it here either. */
const hiddenFrom = ({ person }: Asking): TableName[] => tableNames.filter(name => !may(person.role, rightToSee(name)))

async function timeZoneOf(context: Asking): Promise<string> {
  const depotId = context.person.depotId ?? context.identity().depotId
  const depot = depotId === null ? null : await findDepot(context.store.reader, depotId)
  return depot?.timeZone ?? context.timeZone
}

const beginOf = (day: Day, timeZone: string): Instant => instantOf(day, 0, timeZone)
