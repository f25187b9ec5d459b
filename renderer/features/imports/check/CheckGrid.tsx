import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import type { CheckRow, CheckTable } from '../../../../shared/imports/check.ts'
import { useRem } from '../../../ui/UiProvider.tsx'
import { bringIntoSight } from '../../../widgets/list/bringIntoSight.ts'
import { useWindow, type WindowQuery } from '../../../widgets/list/useWindow.ts'
import { useT } from '../../../widgets/words.ts'
import { CellEditor } from './CellEditor.tsx'
import { CheckCells } from './CheckCells.tsx'
import classes from './CheckGrid.module.css'
import { type Cell, jumped } from './cell.ts'
import { useHeldRows } from './useHeldRows.ts'

interface CheckGridProps {
  table: CheckTable
  label: string
  /** The name of a field, for the heading. */
  fieldName: (field: string) => string
  query: (part: { offset: number; limit: number }) => WindowQuery<CheckRow>
  /** Where the chosen place is, for what stands beside the grid. */
  onChosen: (row: CheckRow | null, column: number) => void
  /** A value was typed; `everywhere` puts it wherever the same stands in this column. */
  correct: (row: CheckRow, column: number, text: string, everywhere: boolean) => void
  /** Takes the row out, or back in. */
  leaveOut: (row: CheckRow) => void
  /** A place to go to: the next problem. */
  goTo: Cell | null
}

const rowRem = 2

/** Every row of a table like a spreadsheet: arrows walk, typing replaces, Enter keeps. Only what is in sight is drawn. */
export function CheckGrid(props: CheckGridProps) {
  const { table, query, onChosen, goTo } = props
  const t = useT()
  const rem = useRem()
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [chosen, choose] = useState<Cell>({ index: 0, column: 0 })
  const [typing, setTyping] = useState<string | null>(null)
  const [count, setCount] = useState(0)
  const virtual = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * rem,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const rows = useWindow({ first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0, count }, query)
  const held = useHeldRows(rows)
  const total = rows.total ?? count
  const at: Cell = {
    index: Math.min(chosen.index, Math.max(0, total - 1)),
    column: Math.min(chosen.column, Math.max(0, table.columns.length - 1)),
  }
  const row = held.rowAt(at.index)
  useEffect(() => {
    if (rows.total !== null) setCount(rows.total)
  }, [rows.total])
  // Whoever comes here can type at once.
  useEffect(() => grid.current?.focus(), [])
  useEffect(() => onChosen(row ?? null, at.column), [onChosen, row, at.column])
  useEffect(() => {
    if (!goTo) return
    choose(goTo)
    virtual.scrollToIndex(goTo.index, { align: 'center' })
    grid.current?.focus()
  }, [goTo, virtual])

  const move = (to: Cell): void => {
    const next = {
      index: Math.max(0, Math.min(total - 1, to.index)),
      column: Math.max(0, Math.min(table.columns.length - 1, to.column)),
    }
    choose(next)
    bringIntoSight(scroller.current, grid.current, next.index * rowRem * rem, rowRem * rem)
    document
      .getElementById(`${gridId}-${next.index}-${next.column}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const keep = (text: string, everywhere: boolean): void => {
    setTyping(null)
    grid.current?.focus()
    if (row && (everywhere || text !== row.cells[at.column]?.text)) {
      held.type(at.index, at.column, text)
      props.correct(row, at.column, text, everywhere)
    }
    move({ ...at, index: at.index + 1 })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typing !== null || event.target !== grid.current || event.altKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (rowRem * rem)) - 2)
    const to = jumped(event, at, { page, total, columns: table.columns.length })
    if (to) move(to)
    else if (event.key === 'Delete' && row) props.leaveOut(row)
    else if ((event.key === 'Enter' || event.key === 'F2') && !event.ctrlKey)
      setTyping(row?.cells[at.column]?.text ?? '')
    else if (event.key.length === 1 && !event.ctrlKey) setTyping(event.key)
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest('td[data-column]') : null
    const index = Number(cell?.closest('tr')?.getAttribute('data-index') ?? Number.NaN)
    if (Number.isInteger(index)) choose({ index, column: Number(cell?.getAttribute('data-column')) })
  }

  const above = items[0]?.start ?? 0
  const below = Math.max(0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0))
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        ref={grid}
        className={classes.table}
        aria-label={props.label}
        {...walkable(total, table.columns.length, total > 0 ? `${gridId}-${at.index}-${at.column}` : undefined)}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={() => setTyping(row?.cells[at.column]?.text ?? '')}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={classes.number}>
              {t($ => $.wizard.check.row)}
            </th>
            {table.columns.map(({ heading, fields }) => (
              <th key={heading} scope="col">
                {heading}
                <span className={classes.field}>{fields.map(props.fieldName).join(', ')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Spacer height={above} columns={table.columns.length + 1} /> : null}
          {items.map(item => (
            <tr
              key={item.index}
              data-index={item.index}
              data-out={held.rowAt(item.index)?.out || undefined}
              data-known={held.rowAt(item.index)?.known || undefined}
              aria-rowindex={item.index + 2}
              style={{ height: rowRem * rem }}
            >
              <CheckCells
                id={`${gridId}-${item.index}`}
                row={held.rowAt(item.index)}
                columns={table.columns}
                chosen={item.index === at.index ? at.column : null}
                editor={
                  typing === null ? null : (
                    <CellEditor
                      label={table.columns[at.column]?.heading ?? ''}
                      initial={typing}
                      keep={keep}
                      leave={() => {
                        setTyping(null)
                        grid.current?.focus()
                      }}
                    />
                  )
                }
              />
            </tr>
          ))}
          {below > 0 ? <Spacer height={below} columns={table.columns.length + 1} /> : null}
        </tbody>
      </table>
    </div>
  )
}

const walkable = (rows: number, columns: number, active: string | undefined) => ({
  role: 'grid',
  tabIndex: 0,
  'aria-rowcount': rows + 1,
  'aria-colcount': columns + 1,
  'aria-activedescendant': active,
})

const Spacer = ({ height, columns }: { height: number; columns: number }) => (
  <tr aria-hidden className={classes.spacer} style={{ height }}>
    <td colSpan={columns} />
  </tr>
)
