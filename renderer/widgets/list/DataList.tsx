import { TextInput } from '@mantine/core'
import { useDebouncedValue, useLocalStorage } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useRem } from '../../ui/UiProvider.tsx'
import { useErrorSentence } from '../errorSentence.ts'
import { useKept } from '../kept.tsx'
import { useT } from '../words.ts'
import { ColumnChoice } from './ColumnChoice.tsx'
import type { Ask, Column, RowAct } from './column.ts'
import classes from './DataList.module.css'
import { Rows } from './Rows.tsx'
import type { WindowQuery } from './useWindow.ts'

export interface DataListProps<Row, Sort extends string> {
  /** Under which place, filter and columns are kept. */
  name: string
  /** What it is a list of, for screen readers. */
  label: string
  columns: readonly Column<Row, Sort>[]
  query: (ask: Ask<Sort>) => WindowQuery<Row>
  idOf: (row: Row) => number
  initialSort: Sort
  initialDescending?: boolean
  open?: ((row: Row) => void) | undefined
  /** What a key does to the chosen row. */
  rowActs?: readonly RowAct<Row>[]
  /** What will be here and the first step, where there is nothing yet and no filter. */
  empty: ReactNode
  /** More ways to filter, beside the text. */
  filters?: ReactNode
  /** Something in `filters` is set. */
  filtered?: boolean
  clearFilters?: () => void
  /** Other queries of the same list start from the top: say by what they differ. */
  variant?: string
}

interface Place<Sort extends string> {
  readonly search: string
  readonly sort: Sort
  readonly descending: boolean
}

const rowRem = 2.25

/** A list of any length: sorted and filtered where the rows are, walked by keyboard, found again as it was left. */
export function DataList<Row, Sort extends string>(props: DataListProps<Row, Sort>) {
  const { name, columns, query, filtered = false } = props
  const t = useT()
  const rem = useRem()
  const sentence = useErrorSentence()
  const filterField = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [place, keepPlace] = useKept<Place<Sort>>(
    `list:${name}`,
    { search: '', sort: props.initialSort, descending: props.initialDescending ?? false },
    (value): value is Place<Sort> => typeof value === 'object' && value !== null && 'search' in value,
  )
  const [search] = useDebouncedValue(place.search, 120)
  const usual = columns.filter(column => !column.hidden).map(column => column.id)
  const [chosen, choose] = useLocalStorage<readonly string[]>({
    key: `konvwa:columns:${name}`,
    defaultValue: usual,
    getInitialValueInEffect: false,
  })
  const shown = new Set([...chosen, ...columns.filter(column => column.fixed).map(column => column.id)])
  const [total, setTotal] = useState<number | null>(null)
  const clear = (): void => {
    keepPlace(before => ({ ...before, search: '' }))
    props.clearFilters?.()
  }

  return (
    <section className={classes.list} aria-label={props.label}>
      <div className={classes.bar}>
        <TextInput
          ref={filterField}
          className={classes.filter ?? ''}
          aria-label={t($ => $.frame.list.filter)}
          placeholder={t($ => $.frame.list.filterPlaceholder)}
          leftSection={<IconFilter size={15} />}
          value={place.search}
          onChange={event => {
            const text = event.currentTarget.value
            keepPlace(before => ({ ...before, search: text }))
          }}
          onKeyDown={event => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault()
              grid.current?.focus()
            }
            if (event.key === 'Escape' && place.search !== '') {
              event.preventDefault()
              clear()
            }
          }}
        />
        {props.filters}
        <span className={classes.count} role="status">
          {total === null ? '' : t($ => $.frame.list.rows, { count: total })}
        </span>
        <ColumnChoice columns={columns} shown={shown} choose={choose} />
      </div>
      <Rows
        {...props}
        key={rem}
        rowHeight={rowRem * rem}
        grid={grid}
        columns={columns.filter(column => shown.has(column.id))}
        query={part => query({ ...part, search, sort: place.sort, descending: place.descending })}
        sort={place.sort}
        descending={place.descending}
        chooseSort={(sort, descending) => keepPlace(before => ({ ...before, sort, descending }))}
        variant={`${props.variant ?? ''} ${search} ${place.sort} ${place.descending}`}
        onTotal={setTotal}
        toFilter={() => filterField.current?.focus()}
        failed={error => <EmptyState title={sentence(error)} />}
        empty={
          search === '' && !filtered ? (
            props.empty
          ) : (
            <EmptyState title={t($ => $.frame.list.nothingFits)}>
              <ActionButton onClick={clear}>{t($ => $.frame.list.clearFilter)}</ActionButton>
            </EmptyState>
          )
        }
      />
    </section>
  )
}
