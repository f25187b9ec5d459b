import { auditChoices, listAudit } from '../../db/audit.ts'
import { subjectOf } from '../../db/subject.ts'
import { may } from '../../shared/auth/right.ts'
import { rightToSee } from '../../shared/auth/rightToSee.ts'
import { tableText } from '../../shared/lists/tables/audited.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import { isTableName, type TableName, tableNames } from '../../shared/sync/registry.ts'
import { spanOf } from './spanOf.ts'
import type { TableAsk, TableSource } from './tableSource.ts'

/** What was done grows with every act: its rows are counted, filtered and paged where they are kept. */
export const auditSource: TableSource<TableRows['audit']> = {
  page: async (ask, { filter, sort: _sort, of: _of, list: _list, ...window }) => {
    const { events, total } = await listAudit(ask.reader, {
      ...window,
      search: filter.search,
      depotId: ask.depotId,
      people: (filter.chosen.who ?? []).map(Number),
      tables: (filter.chosen.kind ?? []).filter(isTableName),
      hidden: hiddenFrom(ask),
      ...spanOf(ask, filter, 'at'),
    })
    const rows = []
    for (const event of events) {
      const subject = await subjectOf(ask.reader, { table: event.table, id: event.rowId, sub: 0 }, ask.language)
      rows.push({ ...event, subject })
    }
    return { rows, total }
  },

  choices: async ask => {
    const { people, tables } = await auditChoices(ask.reader)
    const hidden = hiddenFrom(ask)
    return {
      who: people.map(({ id, name }) => ({ value: String(id), label: name })),
      kind: tables
        .filter(table => !hidden.includes(table))
        .map(table => ({ value: table, label: tableText(table, ask.words) })),
    }
  },
}

/** Whoever may not open a record does not hear of it here either. */
const hiddenFrom = ({ role }: TableAsk): TableName[] => tableNames.filter(name => !may(role, rightToSee(name)))
