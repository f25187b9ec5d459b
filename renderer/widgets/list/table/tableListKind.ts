import { everyRow, TableFilter } from '../../../../shared/lists/tableFilter.ts'
import { type TableName, tables } from '../../../../shared/lists/tables/tables.ts'
import type { ListKind } from '../listState.ts'

/** What a table can be filtered and sorted by, and how it comes: as its own description says. */
export function tableListKind(name: TableName): ListKind<TableFilter, string> {
  const { columns, sort, usual, views } = tables[name]
  return {
    name,
    Filter: TableFilter,
    sorts: columns.filter(column => column.unsorted !== true).map(column => column.id),
    usual: { filter: { ...everyRow, ...usual }, sort: sort.id, descending: sort.descending },
    everything: everyRow,
    builtIn: views,
  }
}
