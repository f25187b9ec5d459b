import { type ReactNode, useMemo } from 'react'
import type { TableRow } from '../../../../shared/lists/tableQuestion.ts'
import { tables } from '../../../../shared/lists/tables/tables.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../api.ts'
import { useKeys } from '../../keys.tsx'
import { useLanguage, useWords } from '../../words.ts'
import type { Column, RowAct } from '../column.ts'
import { DataList } from '../DataList.tsx'
import { CellView } from './CellView.tsx'
import type { ShownTable } from './useTable.ts'
import { useTableFields } from './useTableFields.tsx'

interface TableListProps {
  table: ShownTable
  /** What it is a list of, for screen readers; its own title where nobody says otherwise. */
  label?: string
  open?: ((row: TableRow) => void) | undefined
  rowActs?: readonly RowAct<TableRow>[]
  /** What begins a new one, `n` unless it is said. */
  create?: { label: string; act: () => void; keys?: string; blocked?: string | null } | undefined
  /** What will be here: a sentence, or one with the first step. */
  empty: ReactNode
  /** Only as high as its rows, among other cards. */
  fit?: boolean
  /** More that can be done with the whole list. */
  tools?: ReactNode
  /** The screen puts it on paper in a way of its own. */
  ownPaper?: boolean
  /** Hears of the row that is chosen, also when it changes. */
  onChosen?: (row: TableRow | undefined) => void
}

/** A table that was described once: every list of it is read, narrowed, kept, printed and taken along alike. */
export function TableList(props: TableListProps) {
  const { table, create, empty } = props
  const { name, of, list } = table
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const fields = useTableFields(table)
  const columns = useMemo(
    () =>
      tables[name].columns
        .filter(column => column.with === undefined)
        .map(
          (column, at): Column<TableRow, string> => ({
            id: column.id,
            title: column.title(words),
            cell: ({ cells }) => <CellView cell={cells[column.id] ?? { kind: 'empty' }} strong={at === 0} />,
            ...(column.width === undefined ? {} : { width: column.width }),
            ...(column.unsorted === true ? {} : { sort: column.id }),
            ...(column.align === undefined ? {} : { align: column.align }),
            ...(column.hidden === undefined ? {} : { hidden: column.hidden }),
            ...(column.fixed === undefined ? {} : { fixed: column.fixed }),
          }),
        ),
    [name, words],
  )
  const { filter, search, sort, descending } = list.state
  const createKey = create?.keys ?? 'n'
  useKeys(create ? [{ keys: createKey, label: create.label, act: create.act, disabled: Boolean(create.blocked) }] : [])
  const question = { list: name, of, filter: { ...filter, search }, sort, descending }
  return (
    <DataList
      list={list}
      label={props.label ?? tables[name].title(words)}
      columns={columns}
      idOf={row => row.key}
      open={props.open}
      rowActs={props.rowActs ?? []}
      query={ask =>
        api.lists.rows.queryOptions({
          input: {
            question: {
              ...question,
              filter: { ...filter, search: ask.search },
              sort: ask.sort,
              descending: ask.descending,
            },
            offset: ask.offset,
            limit: ask.limit,
            language,
          },
        })
      }
      question={question}
      fields={fields}
      fit={props.fit ?? false}
      ownPaper={props.ownPaper ?? false}
      variant={String(of)}
      tools={
        <>
          {props.tools}
          {create ? (
            <ActionButton small keys={createKey} blocked={create.blocked ?? null} onClick={create.act}>
              {create.label}
            </ActionButton>
          ) : null}
        </>
      }
      empty={typeof empty === 'string' ? <EmptyState title={empty} /> : empty}
      {...(props.onChosen ? { onChosen: props.onChosen } : {})}
    />
  )
}
