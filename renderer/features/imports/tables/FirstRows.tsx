import type { ReadSheet } from '../../../../shared/imports/reading.ts'
import { useT } from '../../../widgets/words.ts'
import classes from './Tables.module.css'

/** The first rows as they stand in the file. */
export function FirstRows({ sheet }: { sheet: ReadSheet }) {
  const t = useT()
  if (sheet.rows === 0) return <p className={classes.quiet}>{t($ => $.wizard.tables.emptyTable)}</p>
  return (
    <section className={classes.scroll} aria-label={t($ => $.wizard.tables.first)} {...scrollable}>
      <table className={classes.rows}>
        <thead>
          <tr>
            {sheet.columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(sheet.sample).map(({ cells, row }) => (
            <tr key={row}>
              {sheet.columns.map((column, at) => (
                <td key={column} title={cells[at]}>
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const numbered = (rows: ReadSheet['sample']) => rows.map((cells, index) => ({ cells, row: index + 1 }))

/** What scrolls can be scrolled by the keyboard. */
const scrollable = { tabIndex: 0 }
