import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useRem } from '../../ui/UiProvider.tsx'
import { useErrorSentence } from '../errorSentence.ts'
import { useKept } from '../kept.tsx'
import { useT } from '../words.ts'
import type { Ask, Column, RowAct } from './column.ts'
import classes from './DataList.module.css'
import { Rows } from './Rows.tsx'
import type { WindowQuery } from './useWindow.ts'

export interface PlainListProps<Row, Sort extends string> {
  /** Under which its place is kept while the page is open. */
  name: string
  /** What it is a list of, for screen readers. */
  label: string
  columns: readonly Column<Row, Sort>[]
  query: (ask: Ask<Sort>) => WindowQuery<Row>
  idOf: (row: Row) => number
  initialSort: Sort
  initialDescending?: boolean
  open?: ((row: Row) => void) | undefined
  rowActs?: readonly RowAct<Row>[]
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

/** A list of any length that somebody reads and never takes along: no views, no columns to choose, no file. */
export function PlainList<Row, Sort extends string>(props: PlainListProps<Row, Sort>) {
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
          maxLength={80}
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
      </div>
      <Rows
        {...props}
        key={rem}
        rowHeight={rowRem * rem}
        grid={grid}
        columns={columns.filter(column => !column.hidden)}
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
