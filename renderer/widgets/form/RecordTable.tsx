import { type ReactNode, useId, useRef } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useKept } from '../kept.tsx'
import { useKeys } from '../keys.tsx'
import { useT } from '../words.ts'
import classes from './RecordTable.module.css'

interface RecordTableProps<Row> {
  /** Under which the chosen row is kept. */
  name: string
  title: string
  columns: readonly { title: string; cell: (row: Row) => ReactNode; end?: boolean }[]
  rows: readonly Row[]
  idOf: (row: Row) => number | string
  open?: ((row: Row) => void) | undefined
  create?: { label: string; act: () => void } | undefined
  /** Why neither can be done, for the button. */
  blocked?: string | null
  empty: string
  /** What begins a new one, where `n` is another table's. */
  createKey?: string
  /** The arrows are another table's: rows are reached by Tab. */
  still?: boolean
  /** Beside the button: how to look at another part. */
  aside?: ReactNode
}

/** A short table of records, walked by arrows: Enter opens a row, n begins a new one. */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { rows, columns, open, create, createKey = 'n', still = false } = props
  const t = useT()
  const tableId = useId()
  const [kept, keep] = useKept(`table:${props.name}`, 0, (value): value is number => typeof value === 'number')
  const at = Math.max(0, Math.min(kept, rows.length - 1))
  const chosen = rows[at]
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by))
    keep(next)
    body.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    ...(still
      ? []
      : [
          { keys: 'arrowup', label: t($ => $.frame.list.up), act: () => move(-1) },
          { keys: 'arrowdown', label: t($ => $.frame.list.down), act: () => move(1) },
        ]),
    ...(open && !still
      ? [{ keys: 'enter', label: t($ => $.frame.list.open), act: () => chosen !== undefined && open(chosen) }]
      : []),
    ...(create ? [{ keys: createKey, label: create.label, act: create.act, disabled: Boolean(props.blocked) }] : []),
  ])
  return (
    <Card
      flush
      title={props.title}
      aside={
        <>
          {props.aside}
          {create ? (
            <ActionButton small keys={createKey} blocked={props.blocked ?? null} onClick={create.act}>
              {create.label}
            </ActionButton>
          ) : null}
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={props.empty} />
      ) : (
        <table className={classes.table} aria-label={props.title} id={tableId}>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.title} scope="col" data-end={column.end || undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, index) => (
              <tr
                key={props.idOf(row)}
                data-chosen={(!still && index === at) || undefined}
                data-openable={open ? true : undefined}
              >
                {columns.map((column, position) => (
                  <td key={column.title} data-end={column.end || undefined}>
                    {position === 0 && open ? (
                      <button
                        type="button"
                        className={classes.open}
                        onClick={() => {
                          keep(index)
                          open(row)
                        }}
                      >
                        {column.cell(row)}
                      </button>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
