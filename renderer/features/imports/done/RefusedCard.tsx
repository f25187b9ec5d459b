import { useMutation } from '@tanstack/react-query'
import type { ImportCounts } from '../../../../shared/imports/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { useFieldName, useProblemSentence } from '../useProblemSentence.ts'
import classes from './Done.module.css'
import { saveText } from './saveText.ts'

const mostShown = 200

/** The rows that stayed behind, each with its reason: mended here, or saved as a file to be mended elsewhere. */
export function RefusedCard({ counts, mend }: { counts: ImportCounts; mend: () => void }) {
  const rows = counts.rejected
  const total = Math.max(rows.length, counts.rejectedTotal)
  const t = useT()
  const { wizard, settings } = useWords()
  const language = useLanguage()
  const api = useApi()
  const fieldName = useFieldName()
  const sentence = useProblemSentence()
  const fetch = useMutation(
    api.imports.refusedRows.mutationOptions({
      onSuccess: files => {
        for (const { name, text } of files) saveText(name, text)
      },
    }),
  )
  const save = (): void => fetch.mutate({ language })
  useKeys([
    { keys: 'm', label: wizard.done.mend, act: mend },
    { keys: 's', label: wizard.done.saveRefused, act: save },
  ])
  return (
    <Card title={wizard.done.refused} aside={<Tag tone="warn">{total}</Tag>} tone="warn">
      <ul className={classes.rows}>
        {rows.slice(0, mostShown).map(({ file, row, field, problem }) => (
          <li key={`${file} ${row} ${field} ${problem}`}>
            {row > 0
              ? t($ => $.imports.at, {
                  file,
                  row: String(row),
                  field: fieldName(field),
                  problem: sentence(problem, field),
                })
              : t($ => $.imports.inFile, { file, problem: sentence(problem, field) })}
          </li>
        ))}
      </ul>
      {total > mostShown ? (
        <p className={classes.quiet}>
          {t($ => $.settings.imports.more, { count: total - Math.min(mostShown, rows.length) })}
        </p>
      ) : null}
      <div className={classes.acts}>
        <ActionButton keys="m" onClick={mend}>
          {wizard.done.mend}
        </ActionButton>
        <ActionButton keys="s" busy={fetch.isPending} onClick={save}>
          {wizard.done.saveRefused}
        </ActionButton>
      </div>
      {fetch.error ? <p className={classes.bad}>{settings.imports.notDone}</p> : null}
    </Card>
  )
}
