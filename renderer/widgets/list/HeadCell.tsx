import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useT } from '../words.ts'
import type { Column } from './column.ts'
import classes from './DataList.module.css'

interface HeadCellProps<Row, Sort extends string> {
  column: Column<Row, Sort>
  sort: Sort
  descending: boolean
  choose: (sort: Sort, descending: boolean) => void
}

/** A column's name; pressing it sorts, pressing it again turns the order round. */
export function HeadCell<Row, Sort extends string>({ column, sort, descending, choose }: HeadCellProps<Row, Sort>) {
  const t = useT()
  const own = column.sort
  if (own === undefined)
    return (
      <th scope="col" data-align={column.align}>
        {column.title}
      </th>
    )
  const chosen = own === sort
  const Arrow = descending ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" data-align={column.align} aria-sort={chosen ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sortButton}
        title={t($ => $.frame.list.sortBy, { column: column.title })}
        onClick={() => choose(own, chosen ? !descending : false)}
      >
        {column.title}
        {chosen ? <Arrow size={13} aria-hidden /> : null}
      </button>
    </th>
  )
}
