import { useMemo } from 'react'
import type { TableFilter } from '../../../../shared/lists/tableFilter.ts'
import type { TableName } from '../../../../shared/lists/tables/tables.ts'
import { type List, useList } from '../useList.ts'
import { tableListKind } from './tableListKind.ts'

/** A table as it stands: which one, whose rows, how it is filtered, sorted and arranged. */
export interface ShownTable {
  readonly name: TableName
  readonly of: number | null
  readonly list: List<TableFilter, string>
}

export function useTable(name: TableName, of: number | null = null): ShownTable {
  const kind = useMemo(() => tableListKind(name), [name])
  return { name, of, list: useList(kind, tableFromAddress) }
}

/** `?standing=now&standing=later`: another screen opens the table narrowed to these values of a column. */
function tableFromAddress(address: URLSearchParams): Partial<TableFilter> | null {
  const chosen: Record<string, string[]> = {}
  for (const [column, value] of address) if (column !== 'view') chosen[column] = [...(chosen[column] ?? []), value]
  return Object.keys(chosen).length === 0 ? null : { chosen }
}
