import { ActionIcon, Checkbox, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useT } from '../words.ts'
import type { Column } from './column.ts'
import classes from './DataList.module.css'

interface ColumnChoiceProps<Row, Sort extends string> {
  columns: readonly Column<Row, Sort>[]
  shown: ReadonlySet<string>
  choose: (shown: readonly string[]) => void
}

export function ColumnChoice<Row, Sort extends string>({ columns, shown, choose }: ColumnChoiceProps<Row, Sort>) {
  const t = useT()
  const choosable = columns.filter(column => !column.fixed)
  if (choosable.length === 0) return null
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" size="md" aria-label={t($ => $.frame.list.chooseColumns)}>
          <IconColumns3 size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t($ => $.frame.list.columns)}>
        <div className={classes.choice}>
          {choosable.map(column => (
            <Checkbox
              key={column.id}
              size="xs"
              label={column.title}
              checked={shown.has(column.id)}
              onChange={event => {
                const wanted = event.currentTarget.checked
                choose([...shown].filter(id => id !== column.id).concat(wanted ? [column.id] : []))
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
