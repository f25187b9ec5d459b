import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { CheckRow, RowFilter } from '../../../../shared/imports/check.ts'
import type { ImportDraft } from '../../../../shared/imports/draft.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { type StepForward, useForward } from '../useForward.ts'
import { useImportDraft } from '../useImportDraft.ts'
import { useFieldName, useProblemSentence } from '../useProblemSentence.ts'
import { CheckBar } from './CheckBar.tsx'
import { CheckGrid } from './CheckGrid.tsx'
import classes from './CheckStep.module.css'
import { ChosenRow } from './ChosenRow.tsx'
import type { Cell } from './cell.ts'
import { RunDialog } from './RunDialog.tsx'
import { useCorrections } from './useCorrections.ts'

interface CheckStepProps {
  draft: ImportDraft
  forward: (forward: StepForward | null) => void
}

/** Every row as it stands and what keeps it out; typed over or left out until somebody says that it goes in. */
export function CheckStep({ draft, forward }: CheckStepProps) {
  const t = useT()
  const { wizard } = useWords()
  const api = useApi()
  const sentence = useErrorSentence('imports')
  const problemSentence = useProblemSentence()
  const fieldName = useFieldName()
  const { take } = useImportDraft()
  const [at, setAt] = useState(0)
  const [filter, setFilter] = useState<RowFilter>('all')
  const [chosen, setChosen] = useState<{ row: CheckRow | null; column: number }>({ row: null, column: 0 })
  const [goTo, setGoTo] = useState<Cell | null>(null)
  const [asking, setAsking] = useState(false)
  const { revision } = draft
  const { data: check, error } = useQuery(
    api.imports.check.queryOptions({ input: { revision }, placeholderData: keepPreviousData }),
  )
  const table = check?.tables[at] ?? check?.tables[0]
  const place = { file: table?.file ?? '', sheet: table?.sheet ?? '' }
  const { correct, leaveOut, failed } = useCorrections(place, table)
  const find = useMutation(api.imports.nextProblem.mutationOptions())
  const run = useMutation(api.imports.run.mutationOptions())
  const nextProblem = (): void => {
    find.mutate(
      { revision, ...place, filter, row: chosen.row?.row ?? 0, column: chosen.column },
      { onSuccess: found => found && setGoTo({ ...found }) },
    )
  }
  useKeys([
    { keys: 'f8', label: wizard.check.nextProblem, act: nextProblem, disabled: (table?.withProblems ?? 0) === 0 },
  ])
  const onChosen = useCallback((row: CheckRow | null, column: number) => setChosen({ row, column }), [])
  const records = check ? Object.values(check.counts).reduce((sum, count) => sum + count, 0) : 0
  useForward(forward, {
    label: wizard.check.run,
    blocked: check && records > 0 ? null : check ? wizard.blocked.nothing : wizard.check.checking,
    act: () => setAsking(true),
  })
  if (error) return <EmptyState title={sentence(error)} />
  if (!check || !table) return <EmptyState title={check ? wizard.blocked.unreadable : wizard.check.checking} />
  const title = table.sheet === '' ? table.file : `${table.file} › ${table.sheet}`
  return (
    <>
      {failed ? (
        <Banner tone="bad" urgent>
          {sentence(failed)}
        </Banner>
      ) : null}
      {check.asks.length > 0 ? <Banner tone="know">{wizard.check.asks}</Banner> : null}
      {check.general.map(({ file, field, problem }) => (
        <Banner key={`${file} ${field} ${problem}`} tone="warn">
          {file}: {problemSentence(problem, field)}
        </Banner>
      ))}
      <CheckBar
        check={check}
        table={table}
        corrections={draft.corrections.length}
        at={check.tables.indexOf(table)}
        choose={setAt}
        filter={filter}
        setFilter={setFilter}
        nextProblem={nextProblem}
      />
      <div className={classes.halves}>
        <section className={classes.grid} aria-label={title}>
          <CheckGrid
            key={`${title} ${filter}`}
            table={table}
            label={t($ => $.wizard.check.grid, { table: title })}
            fieldName={fieldName}
            query={part => api.imports.rows.queryOptions({ input: { revision, ...place, filter, ...part } })}
            onChosen={onChosen}
            correct={correct}
            leaveOut={leaveOut}
            goTo={goTo}
          />
          <p className={classes.keys}>{wizard.check.keys}</p>
        </section>
        <ChosenRow revision={revision} place={place} row={chosen.row} leaveOut={leaveOut} />
      </div>
      {asking ? (
        <RunDialog
          check={check}
          busy={run.isPending}
          error={run.error}
          close={() => setAsking(false)}
          run={() => run.mutate({ revision }, { onSuccess: ({ draft: begun }) => take(begun) })}
        />
      ) : null}
    </>
  )
}
