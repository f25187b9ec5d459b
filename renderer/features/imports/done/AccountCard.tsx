import type { ImportedTable } from '../../../../shared/imports/contract.ts'
import { wholeNumber } from '../../../../shared/kernel/locale.ts'
import { Card } from '../../../ui/Card.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './Done.module.css'

/** Where the rows of each table went: none is lost without a word. */
export function AccountCard({ tables }: { tables: readonly ImportedTable[] }) {
  const t = useT()
  const language = useLanguage()
  const { imports, wizard } = useWords()
  const reasons: Readonly<Record<string, string>> = imports.left
  const text = (count: number): string => wholeNumber(count, language)
  return (
    <Card title={wizard.done.accounts}>
      <ul className={classes.rows}>
        {tables.map(({ file, rows, taken, used, left, why }) => {
          const counts = { file, rows: text(rows), taken: text(taken), used: text(used), left: text(left) }
          const said = t($ => $.imports.table, counts)
          const because = why === null ? undefined : reasons[why]
          return <li key={file}>{because ? t($ => $.imports.because, { said, why: because }) : `${said}.`}</li>
        })}
      </ul>
    </Card>
  )
}
