import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { ImportDraft, ImportStep } from '../../../../shared/imports/draft.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useWords } from '../../../widgets/words.ts'
import { type StepForward, useForward } from '../useForward.ts'
import { useImportDraft } from '../useImportDraft.ts'
import { AccountCard } from './AccountCard.tsx'
import classes from './Done.module.css'
import { OutcomeCard } from './OutcomeCard.tsx'
import { RefusedCard } from './RefusedCard.tsx'
import { RememberCard } from './RememberCard.tsx'
import { RunningCard } from './RunningCard.tsx'

interface DoneStepProps {
  draft: ImportDraft
  go: (step: ImportStep) => void
  forward: (forward: StepForward | null) => void
}

/** How far the import is, then what came in and what did not. */
export function DoneStep({ draft, go, forward }: DoneStepProps) {
  const { wizard } = useWords()
  const api = useApi()
  const sentence = useErrorSentence('imports')
  const { data: state, error } = useQuery(
    api.imports.list.queryOptions({
      select: list => list.find(one => one.batch === draft.batch) ?? null,
      refetchInterval: query => (query.state.data?.some(one => one.state === 'running') ? 400 : false),
    }),
  )
  const finish = useFinish()
  useForward(forward, {
    label: wizard.done.finish,
    blocked: state?.state === 'running' ? wizard.blocked.running : null,
    act: finish.act,
    busy: finish.busy,
  })
  if (error) return <EmptyState title={sentence(error)} />
  if (!state) return <EmptyState title={wizard.done.running} />
  if (state.state === 'running') return <RunningCard state={state} />
  const counts = state.state === 'done' ? state.counts : null
  return (
    <div className={classes.done}>
      <OutcomeCard state={state} again={() => go('check')} />
      {counts && counts.rejected.length > 0 ? <RefusedCard counts={counts} mend={() => go('check')} /> : null}
      {counts?.tables.some(({ left, used }) => left + used > 0) ? <AccountCard tables={counts.tables} /> : null}
      {counts && draft.mapping !== null ? <RememberCard draft={draft} /> : null}
    </div>
  )
}

function useFinish(): { act: () => void; busy: boolean } {
  const api = useApi()
  const navigate = useNavigate()
  const { take } = useImportDraft()
  const drop = useMutation(
    api.imports.drop.mutationOptions({
      onSuccess: empty => {
        take(empty)
        void navigate('/settings/imports')
      },
    }),
  )
  return { act: () => drop.mutate({}), busy: drop.isPending }
}
