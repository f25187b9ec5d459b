import type { Window } from '../../shared/kernel/page.ts'
import type { TableQuestion, TableRow } from '../../shared/lists/tableQuestion.ts'
import { type TableName, tables } from '../../shared/lists/tables/tables.ts'
import type { TableAsk } from './tableSource.ts'
import { tableSources } from './tableSources.ts'

/** A page of a table, each row with the cells of every column. */
export async function tablePage<Name extends TableName>(
  name: Name,
  ask: TableAsk,
  asked: TableQuestion & Window,
): Promise<{ rows: TableRow[]; total: number }> {
  const { columns, key, opens } = tables[name]
  const { rows, total } = await tableSources[name].page(ask, asked)
  return {
    rows: rows.map(row => ({
      key: key(row),
      cells: Object.fromEntries(columns.map(column => [column.id, column.cell(row, ask.words, ask.language)])),
      opens: opens?.(row) ?? null,
    })),
    total,
  }
}
