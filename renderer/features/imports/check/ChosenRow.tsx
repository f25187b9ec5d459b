import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CheckRow } from '../../../../shared/imports/check.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import { useShownValue } from '../columns/useShownValue.ts'
import { useFieldName, useProblemSentence } from '../useProblemSentence.ts'
import classes from './CheckStep.module.css'

interface ChosenRowProps {
  revision: number
  place: { file: string; sheet: string }
  row: CheckRow | null
  leaveOut: (row: CheckRow) => void
}

/** The chosen row: what is to mend in sentences, and the record that it becomes. */
export function ChosenRow({ revision, place, row, leaveOut }: ChosenRowProps) {
  const t = useT()
  const { wizard } = useWords()
  const api = useApi()
  const fieldName = useFieldName()
  const shown = useShownValue()
  const sentence = useProblemSentence()
  const { data: fields } = useQuery({
    ...api.imports.row.queryOptions({ input: { revision, ...place, row: row?.row ?? 1 } }),
    enabled: row !== null,
    placeholderData: keepPreviousData,
  })
  if (!row) return null
  const problems = [
    ...new Set([
      ...(fields ?? []).flatMap(({ field, problem }) =>
        problem === null ? [] : [`${fieldName(field)}: ${sentence(problem, field)}`],
      ),
      ...row.others.map(({ field, problem }) => `${fieldName(field)}: ${sentence(problem, field)}`),
    ]),
  ]
  return (
    <div className={classes.aside}>
      <Card
        title={t($ => $.wizard.check.chosen, { row: row.row })}
        {...(problems.length > 0 && !row.out ? { tone: 'bad' as const } : {})}
      >
        {row.out ? <p className={classes.quiet}>{wizard.check.willBeOut}</p> : null}
        {!row.out && problems.length > 0 ? (
          <ul className={classes.problems}>
            {problems.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        ) : null}
        <ActionButton small keys="delete" onClick={() => leaveOut(row)}>
          {row.out ? wizard.check.takeBack : wizard.check.leaveOut}
        </ActionButton>
      </Card>
      {row.out || !fields?.length ? null : (
        <Card title={wizard.check.willBe}>
          <dl className={classes.record}>
            {fields
              ?.filter(({ text, problem }) => text !== '' || problem !== null)
              .map(({ kind, field, text, problem }) => (
                <div key={`${kind} ${field}`} className={classes.pair}>
                  <dt>{fieldName(field)}</dt>
                  <dd data-problem={problem !== null || undefined}>
                    {problem === null ? shown(kind, field, text) : text === '' ? '—' : text}
                  </dd>
                </div>
              ))}
          </dl>
        </Card>
      )}
    </div>
  )
}
