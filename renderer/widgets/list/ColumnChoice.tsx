import { ActionIcon, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useT } from '../words.ts'
import classes from './ColumnChoice.module.css'
import type { Column } from './column.ts'
import { widthOf } from './shownColumns.ts'

interface ColumnChoiceProps<Row, Sort extends string> {
  columns: readonly Column<Row, Sort>[]
  /** In their order, as wide as they are shown. */
  shown: readonly Column<Row, Sort>[]
  widths: Readonly<Record<string, number>>
  arrange: (columns: readonly string[] | null, widths: Readonly<Record<string, number>>) => void
}

const step = 1.5

/** Which columns, in which order, how wide. */
export function ColumnChoice<Row, Sort extends string>({
  columns,
  shown,
  widths,
  arrange,
}: ColumnChoiceProps<Row, Sort>) {
  const t = useT()
  const ids = shown.map(column => column.id)
  const rest = columns.filter(column => !ids.includes(column.id))
  const toggle = (id: string, wanted: boolean): void =>
    arrange(wanted ? [...ids, id] : ids.filter(other => other !== id), widths)
  const move = (at: number, by: number): void => {
    const moved = ids[at]
    const others = ids.filter(id => id !== moved)
    if (moved !== undefined) arrange(others.toSpliced(at + by, 0, moved), widths)
  }
  const widen = (column: Column<Row, Sort>, by: number): void =>
    arrange(ids, { ...widths, [column.id]: Math.min(60, Math.max(3, widthOf(column) + by)) })
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" size="md" aria-label={t($ => $.frame.list.chooseColumns)}>
          <IconColumns3 size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t($ => $.frame.list.columns)}>
        <div className={classes.choice}>
          {shown.map((column, at) => (
            <div key={column.id} className={classes.column}>
              <Checkbox
                size="xs"
                label={column.title}
                checked
                disabled={column.fixed === true}
                onChange={() => toggle(column.id, false)}
              />
              <Small
                label={t($ => $.lists.columns.earlier, { column: column.title })}
                off={at === 0}
                act={() => move(at, -1)}
              >
                <IconArrowUp size={14} />
              </Small>
              <Small
                label={t($ => $.lists.columns.later, { column: column.title })}
                off={at === shown.length - 1}
                act={() => move(at, 1)}
              >
                <IconArrowDown size={14} />
              </Small>
              <Small
                label={t($ => $.lists.columns.narrower, { column: column.title })}
                act={() => widen(column, -step)}
              >
                <IconMinus size={14} />
              </Small>
              <Small label={t($ => $.lists.columns.wider, { column: column.title })} act={() => widen(column, step)}>
                <IconPlus size={14} />
              </Small>
            </div>
          ))}
          {rest.map(column => (
            <Checkbox
              key={column.id}
              size="xs"
              label={column.title}
              checked={false}
              onChange={() => toggle(column.id, true)}
            />
          ))}
          <ActionButton small kind="quiet" onClick={() => arrange(null, {})}>
            {t($ => $.lists.columns.asItComes)}
          </ActionButton>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const Small = (props: { label: string; off?: boolean; act: () => void; children: ReactNode }) => (
  <ActionIcon
    variant="subtle"
    size="sm"
    aria-label={props.label}
    title={props.label}
    disabled={props.off ?? false}
    onClick={props.act}
  >
    {props.children}
  </ActionIcon>
)
