import type { ImportCounts } from '../../../../shared/imports/contract.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './Imports.module.css'

const most = 100

/** Each row that was not taken: where it stands and what to do about it, in a sentence. */
export function RefusedRows({ rows }: { rows: ImportCounts['rejected'] }) {
  const t = useT()
  const words = useWords()
  const problems: Readonly<Record<string, string>> = words.imports.problem
  if (rows.length === 0) return <p className={classes.quiet}>{t($ => $.settings.imports.noneRefused)}</p>
  const shown = rows.slice(0, most).map(({ file, row, field, problem }) => {
    const said = (problems[problem] ?? problem).replace('{{field}}', field)
    const text =
      row > 0
        ? t($ => $.imports.at, { file, row: String(row), field, problem: said })
        : t($ => $.imports.inFile, { file, problem: said })
    return { key: `${file} ${row} ${field} ${problem}`, text }
  })
  return (
    <>
      <p>
        <strong>{t($ => $.settings.imports.refused, { count: rows.length })}</strong>
      </p>
      <ul className={classes.rows}>
        {shown.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
      {rows.length > most ? (
        <p className={classes.quiet}>{t($ => $.settings.imports.more, { count: rows.length - most })}</p>
      ) : null}
    </>
  )
}
