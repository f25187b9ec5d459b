import { IconAlertTriangleFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CheckRow, CheckTable } from '../../../../shared/imports/check.ts'
import { useProblemSentence } from '../useProblemSentence.ts'
import classes from './CheckGrid.module.css'

interface CheckCellsProps {
  id: string
  /** Undefined while it is on the way. */
  row: CheckRow | undefined
  columns: CheckTable['columns']
  /** The column of the chosen place, where it is in this row. */
  chosen: number | null
  /** What is typed into the chosen place. */
  editor: ReactNode
}

/** The places of one row: what keeps the row out is marked and said. */
export function CheckCells({ id, row, columns, chosen, editor }: CheckCellsProps) {
  const sentence = useProblemSentence()
  if (!row)
    return (
      <>
        <td className={classes.number}>…</td>
        {columns.map(({ heading }) => (
          <td key={heading} />
        ))}
      </>
    )
  const others = row.others.map(({ field, problem }) => sentence(problem, field)).join(' ')
  return (
    <>
      <th scope="row" className={classes.number} data-problem={others !== '' || undefined} title={others || undefined}>
        {others === '' ? null : <IconAlertTriangleFilled size={12} aria-label={others} />} {row.row}
      </th>
      {columns.map(({ heading }, at) => {
        const cell = row.cells[at] ?? noCell
        const problem = cell.problem === null ? null : sentence(cell.problem, '')
        return (
          <td
            key={heading}
            id={`${id}-${at}`}
            data-column={at}
            data-problem={problem !== null || undefined}
            data-corrected={cell.corrected || undefined}
            {...inGrid(at === chosen)}
            aria-invalid={problem !== null || undefined}
            title={problem ?? cell.text}
          >
            {at === chosen && editor ? editor : cell.text}
            {problem === null ? null : <span className={classes.hidden}>{problem}</span>}
          </td>
        )
      })}
    </>
  )
}

/** A cell of a grid, where a table's own would not know that it is chosen. */
const inGrid = (chosen: boolean) => ({ role: 'gridcell', 'aria-selected': chosen })

const noCell = { text: '', problem: null, corrected: false }
