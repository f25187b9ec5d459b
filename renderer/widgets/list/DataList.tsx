import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import type { ListQuestion } from '../../../shared/lists/list.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useRem } from '../../ui/UiProvider.tsx'
import { useErrorSentence } from '../errorSentence.ts'
import { useT } from '../words.ts'
import type { Ask, Column, RowAct } from './column.ts'
import classes from './DataList.module.css'
import type { FilterField } from './filter/filterField.ts'
import { ListBar } from './ListBar.tsx'
import { Rows } from './Rows.tsx'
import { shownColumns } from './shownColumns.ts'
import type { List } from './useList.ts'
import type { WindowQuery } from './useWindow.ts'

export interface DataListProps<Row, F extends object, Sort extends string> {
  list: List<F, Sort>
  /** What it is a list of, for screen readers. */
  label: string
  columns: readonly Column<Row, Sort>[]
  query: (ask: Ask<Sort>) => WindowQuery<Row>
  /** The whole list as it stands, for a file or paper. */
  question: ListQuestion
  idOf: (row: Row) => number | string
  open?: ((row: Row) => void) | undefined
  /** What a key does to the chosen row. */
  rowActs?: readonly RowAct<Row>[]
  /** What will be here and the first step, where there is nothing yet and no filter. */
  empty: ReactNode
  /** Every way to narrow it beside the text. */
  fields: readonly FilterField[]
  /** Fields that need the whole width of the dialog. */
  wide?: ReadonlySet<string>
  /** More that can be done with the whole list. */
  tools?: ReactNode
  /** The screen puts it on paper in a way of its own. */
  ownPaper?: boolean
  /** Only as high as its rows, up to most of the window: for a list among other cards. */
  fit?: boolean
  /** Hears of the row that is chosen, also when it changes. */
  onChosen?: (row: Row | undefined) => void
  /** Other queries of the same list start from the top: say by what they differ. */
  variant?: string
}

const rowRem = 2.25
const nothingWide: ReadonlySet<string> = new Set()

/** A list of any length: sorted and filtered where the rows are, walked by keyboard, found again as it was left. */
export function DataList<Row, F extends object, Sort extends string>(props: DataListProps<Row, F, Sort>) {
  const { list, columns, query } = props
  const { state } = list
  const t = useT()
  const rem = useRem()
  const sentence = useErrorSentence()
  const filterField = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [search] = useDebouncedValue(state.search, 120)
  const shown = shownColumns(columns, state.columns, state.widths)
  const [total, setTotal] = useState<number | null>(null)

  return (
    <section className={classes.list} data-fit={props.fit || undefined} aria-label={props.label}>
      <ListBar
        list={list}
        columns={columns}
        shown={shown}
        fields={props.fields}
        wide={props.wide ?? nothingWide}
        question={props.question}
        total={total}
        field={filterField}
        toRows={() => grid.current?.focus()}
        tools={props.tools}
        ownPaper={props.ownPaper ?? false}
      />
      <Rows
        key={rem}
        name={list.kind.name}
        label={props.label}
        idOf={props.idOf}
        open={props.open}
        rowActs={props.rowActs ?? []}
        rowHeight={rowRem * rem}
        grid={grid}
        columns={shown}
        query={part => query({ ...part, search, sort: state.sort, descending: state.descending })}
        sort={state.sort}
        descending={state.descending}
        chooseSort={(sort, descending) => list.set({ sort, descending })}
        variant={`${props.variant ?? ''} ${search} ${state.sort} ${state.descending} ${JSON.stringify(state.filter)}`}
        onTotal={setTotal}
        {...(props.onChosen ? { onChosen: props.onChosen } : {})}
        toFilter={() => filterField.current?.focus()}
        failed={error => <EmptyState title={sentence(error)} />}
        empty={
          list.filtered ? (
            <EmptyState title={t($ => $.frame.list.nothingFits)}>
              <ActionButton onClick={list.widen}>{t($ => $.frame.list.clearFilter)}</ActionButton>
            </EmptyState>
          ) : (
            props.empty
          )
        }
      />
    </section>
  )
}
