import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useKept } from '../kept.tsx'
import { useKeys } from '../keys.tsx'
import { useT } from '../words.ts'
import { bringIntoSight } from './bringIntoSight.ts'
import type { Column, RowAct } from './column.ts'
import classes from './DataList.module.css'
import { HeadCell } from './HeadCell.tsx'
import { RowFrame } from './RowFrame.tsx'
import { useCells } from './useCells.tsx'
import { useFlash } from './useFlash.ts'
import { useWindow, type WindowQuery } from './useWindow.ts'

interface RowsProps<Row, Sort extends string> {
  name: string
  label: string
  columns: readonly Column<Row, Sort>[]
  query: (part: { offset: number; limit: number }) => WindowQuery<Row>
  idOf: (row: Row) => number | string
  sort: Sort
  descending: boolean
  chooseSort: (sort: Sort, descending: boolean) => void
  /** A different list under the same name: the choice goes back to the top. */
  variant: string
  open?: ((row: Row) => void) | undefined
  rowActs?: readonly RowAct<Row>[]
  toFilter: () => void
  onTotal: (total: number | null) => void
  onChosen?: (row: Row | undefined) => void
  empty: ReactNode
  failed: (error: Error) => ReactNode
  grid: RefObject<HTMLTableElement | null>
  /** Pixels. */
  rowHeight: number
}

/** The rows that are in sight and a few more at each end, between two spacers as high as the rest. */
export function Rows<Row, Sort extends string>(props: RowsProps<Row, Sort>) {
  const { columns, idOf, variant, onTotal, rowHeight } = props
  const t = useT()
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [chosen, choose] = useKept(`list-row:${props.name}`, { variant, index: 0 }, isChoice)
  const [count, setCount] = useState(() => (chosen.variant === variant ? chosen.index + 1 : 0))
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: chosen.variant === variant ? Math.max(0, chosen.index - 6) * rowHeight : 0,
  })
  const items = virtual.getVirtualItems()
  const rows = useWindow({ first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0, count }, props.query)
  const total = rows.total ?? 0
  const index = chosen.variant === variant ? Math.min(chosen.index, Math.max(0, total - 1)) : 0
  const lit = useFlash(rows.loaded, idOf)
  const { cellsOf, waiting } = useCells(columns)
  useEffect(() => {
    onTotal(rows.total)
    if (rows.total !== null) setCount(rows.total)
  }, [onTotal, rows.total])

  const { onChosen } = props
  const chosenRow = rows.rowAt(index)
  useEffect(() => onChosen?.(chosenRow), [onChosen, chosenRow])

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to))
    choose({ variant, index: next })
    bringIntoSight(scroller.current, props.grid.current, next * rowHeight, rowHeight)
  }
  const openAt = (at: number): void => {
    const row = rows.rowAt(at)
    if (row !== undefined) props.open?.(row)
  }
  useKeys([
    { keys: 'arrowup', label: t($ => $.frame.list.up), act: () => move(index - 1) },
    { keys: 'arrowdown', label: t($ => $.frame.list.down), act: () => move(index + 1) },
    ...(props.open ? [{ keys: 'enter', label: t($ => $.frame.list.open), act: () => openAt(index) }] : []),
    ...(props.rowActs ?? []).map(({ keys, label, act }) => ({
      keys,
      label,
      act: () => {
        const row = rows.rowAt(index)
        if (row !== undefined) act(row)
      },
    })),
    { keys: '/', label: t($ => $.frame.list.filter), act: props.toFilter },
  ])
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const jumps: Readonly<Record<string, number>> = {
      Home: 0,
      End: total - 1,
      PageUp: index - page,
      PageDown: index + page,
    }
    const to = jumps[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }
  const onClick = (event: MouseEvent): void => {
    const at = rowIndexOf(event.target)
    if (at === null) return
    choose({ variant, index: at })
    openAt(at)
  }

  if (rows.error && rows.total === null) return props.failed(rows.error)
  const above = items[0]?.start ?? 0
  const below = Math.max(0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0))
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        ref={props.grid}
        className={classes.table}
        style={{ minWidth: leastWidth(columns) }}
        aria-label={props.label}
        {...walkable(total, total > 0 ? `${gridId}-${index}` : undefined)}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <colgroup>
          {columns.map(column => (
            <col key={column.id} style={column.width === undefined ? {} : { width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(column => (
              <HeadCell
                key={column.id}
                column={column}
                sort={props.sort}
                descending={props.descending}
                choose={props.chooseSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Spacer height={above} columns={columns.length} /> : null}
          {items.map(item => {
            const row = rows.rowAt(item.index)
            return (
              <RowFrame
                key={row === undefined ? `waiting ${item.index}` : idOf(row)}
                id={`${gridId}-${item.index}`}
                index={item.index}
                chosen={item.index === index}
                openable={props.open !== undefined}
                lit={row !== undefined && lit.has(idOf(row))}
                height={rowHeight}
              >
                {row === undefined ? waiting : cellsOf(row)}
              </RowFrame>
            )
          })}
          {below > 0 ? <Spacer height={below} columns={columns.length} /> : null}
        </tbody>
      </table>
      {rows.total === 0 ? props.empty : null}
    </div>
  )
}

/** Below this the list scrolls sideways, so that no column is squeezed to nothing by large text. */
const leastWidth = (columns: readonly { readonly width?: string }[]): string =>
  `calc(${columns.map(column => column.width ?? '10rem').join(' + ')})`

/** A table walked by arrows is a grid; its rows and cells keep the names that a table gives them. */
const walkable = (total: number, chosenId: string | undefined) => ({
  role: 'grid',
  tabIndex: 0,
  'aria-rowcount': total + 1,
  'aria-activedescendant': chosenId,
})

const Spacer = ({ height, columns }: { height: number; columns: number }) => (
  <tr aria-hidden className={classes.spacer} style={{ height }}>
    <td colSpan={columns} />
  </tr>
)

function rowIndexOf(target: EventTarget): number | null {
  if (!(target instanceof Element) || target.closest('button, a, input, label') !== null) return null
  const index = target.closest('tr[data-index]')?.getAttribute('data-index')
  return index === null || index === undefined ? null : Number(index)
}

const isChoice = (value: unknown): value is { variant: string; index: number } =>
  typeof value === 'object' && value !== null && 'variant' in value && 'index' in value
