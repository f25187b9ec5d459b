import type { Request } from '../../../shared/requests/contract.ts'
import { columnName, columnText } from '../../widgets/timeline/columnText.ts'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import classes from './Requests.module.css'

/** Field by field: what stands and what is asked for; what a new record would hold; what would go. */
export function ChangeTable({ request }: { request: Request }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { creates, removes, status } = request
  const rows = request.changes.flatMap(change => {
    const name = columnName(change.column, words)
    const text = (value: string | number | null) => columnText(request.table, change.column, value, words, language)
    if (name === null || (creates && text(change.proposed) === words.kernel.nothing)) return []
    // What an answered request was about has been changed since, perhaps by the answer itself.
    const before = status === 'open' ? change.standing : change.present
    return [{ ...change, name, before: text(before), was: text(change.present), wanted: text(change.proposed) }]
  })
  const showsBefore = !creates
  return (
    <table className={classes.changes} aria-label={request.subject}>
      <thead>
        <tr>
          <th scope="col">{t($ => $.requests.column.what)}</th>
          {showsBefore ? (
            <th scope="col">{status === 'open' ? t($ => $.requests.column.present) : t($ => $.requests.column.was)}</th>
          ) : null}
          {removes ? null : <th scope="col">{t($ => $.requests.column.proposed)}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.column}>
            <th scope="row">{row.name}</th>
            {showsBefore ? (
              <td>
                {row.before}
                {status === 'open' && row.was !== row.before ? (
                  <span className={classes.since}>{t($ => $.requests.since, { value: row.was })}</span>
                ) : null}
              </td>
            ) : null}
            {removes ? null : (
              <td>
                <strong>{row.wanted}</strong>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
