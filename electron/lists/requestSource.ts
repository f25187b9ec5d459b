import { listRequestRows, requestChoices } from '../../db/requestList.ts'
import { tableText } from '../../shared/lists/tables/audited.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import { requestStatuses } from '../../shared/requests/status.ts'
import { isTableName } from '../../shared/sync/registry.ts'
import { spanOf } from './spanOf.ts'
import type { TableSource } from './tableSource.ts'

/** One import may ask for thousands of rows at once: they are counted, filtered and paged where they are kept. */
export const requestSource: TableSource<TableRows['requests']> = {
  page: (ask, { filter, sort, descending, offset, limit }) =>
    listRequestRows(ask.reader, {
      offset,
      limit,
      search: filter.search,
      depotId: ask.depotId,
      language: ask.language,
      statuses: requestStatuses.filter(status => filter.chosen.status?.includes(status)),
      kinds: filter.chosen.kind ?? [],
      tables: (filter.chosen.table ?? []).filter(isTableName),
      people: (filter.chosen.person ?? []).map(Number),
      depots: filter.chosen.depot ?? [],
      together: filter.chosen.together ?? [],
      asked: spanOf(ask, filter, 'asked'),
      answered: spanOf(ask, filter, 'answered'),
      sort,
      descending,
    }),

  choices: async ({ reader, depotId, words }) => {
    const { people, tables, depots, together } = await requestChoices(reader, depotId)
    return {
      person: people.map(({ id, name }) => ({ value: String(id), label: name || words.timeline.somebody })),
      table: tables.map(table => ({ value: table, label: tableText(table, words) })),
      depot: depots.map(name => ({ value: name, label: name })),
      together: together.map(({ key, note }) => ({ value: key, label: note })),
      status: requestStatuses.map(status => ({ value: status, label: words.requests.status[status] })),
      kind: (['new', 'change', 'remove'] as const).map(kind => ({ value: kind, label: words.requests.kind[kind] })),
    }
  },
}
