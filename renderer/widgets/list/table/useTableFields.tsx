import { useQuery } from '@tanstack/react-query'
import type { DayBound } from '../../../../shared/kernel/dayBound.ts'
import { tables } from '../../../../shared/lists/tables/tables.ts'
import { useApi } from '../../api.ts'
import { useLanguage, useT, useWords } from '../../words.ts'
import { bound, severalOf } from '../filter/fields.tsx'
import type { FilterField } from '../filter/filterField.ts'
import { useBoundText } from '../filter/useBoundText.ts'
import type { ShownTable } from './useTable.ts'

/** Every way to narrow a table: by the values of a column, or from a day to a day. */
export function useTableFields({ name, of, list }: ShownTable): readonly FilterField[] {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const said = useBoundText()
  const api = useApi()
  const { data: choices } = useQuery(api.lists.choices.queryOptions({ input: { list: name, of, language } }))
  const { filter } = list.state
  return tables[name].columns.flatMap((column): FilterField[] => {
    const title = column.title(words)
    if (column.filter === 'choice')
      return [
        severalOf({
          id: column.id,
          title,
          value: filter.chosen[column.id] ?? [],
          usual: tables[name].usual?.chosen?.[column.id] ?? [],
          options: choices?.[column.id] ?? [],
          any: t($ => $.lists.filter.none),
          choose: value =>
            list.filterBy({ chosen: withColumn(filter.chosen, column.id, value.length > 0 ? value : null) }),
        }),
      ]
    if (column.filter !== 'day') return []
    const end = (side: 'from' | 'to'): FilterField =>
      bound({
        id: `${column.id}-${side}`,
        title:
          side === 'from' ? t($ => $.lists.table.from, { column: title }) : t($ => $.lists.table.to, { column: title }),
        value: filter[side][column.id] ?? null,
        said,
        choose: (value: DayBound | null) => list.filterBy({ [side]: withColumn(filter[side], column.id, value) }),
      })
    return [end('from'), end('to')]
  })
}

/** The same with another value for one column, or without it where there is none. */
function withColumn<Value>(
  present: Readonly<Record<string, Value>>,
  id: string,
  value: Value | null,
): Record<string, Value> {
  const { [id]: _before, ...rest } = present
  return value === null ? rest : { ...rest, [id]: value }
}
