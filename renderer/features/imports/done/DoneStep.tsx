import { Progress } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { ImportState } from '../../../../shared/imports/contract.ts'
import type { ImportDraft, ImportStep } from '../../../../shared/imports/draft.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { useCountsText } from '../useCountsText.ts'
import { type StepForward, useForward } from '../useForward.ts'
import { useImportDraft } from '../useImportDraft.ts'
import classes from './Done.module.css'
import { RefusedCard } from './RefusedCard.tsx'
import { RememberCard } from './RememberCard.tsx'
import { UndoButton } from './UndoButton.tsx'

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
  const running = state?.state === 'running'
  useForward(forward, {
    label: wizard.done.finish,
    blocked: running ? wizard.blocked.running : null,
    act: finish.act,
    busy: finish.busy,
  })
  if (error) return <EmptyState title={sentence(error)} />
  if (!state) return <EmptyState title={wizard.done.running} />
  if (running) return <RunningCard state={state} />
  return (
    <div className={classes.done}>
      <OutcomeCard state={state} draft={draft} go={go} />
      {state.state === 'done' && state.counts && state.counts.rejected.length > 0 ? (
        <RefusedCard rows={state.counts.rejected} mend={() => go('check')} />
      ) : null}
      {state.state === 'done' && draft.mapping !== null ? <RememberCard draft={draft} /> : null}
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

function RunningCard({ state }: { state: ImportState }) {
  const t = useT()
  const { wizard } = useWords()
  const api = useApi()
  const stop = useMutation(api.imports.stop.mutationOptions())
  const ask = (): void => stop.mutate({ batch: state.batch })
  const stopping = stop.data?.stopping === true
  useKeys([{ keys: 's', label: wizard.done.stop, act: ask, disabled: stopping }])
  return (
    <Card title={wizard.done.running}>
      <div className={classes.running}>
        <Progress value={(100 * state.done) / Math.max(1, state.total)} aria-label={wizard.done.running} size="lg" />
        <p role="status">
          {stopping
            ? wizard.done.stopping
            : t($ => $.wizard.done.progress, { done: String(state.done), total: String(state.total) })}
        </p>
        <div>
          <ActionButton keys="s" busy={stop.isPending} blocked={stopping ? wizard.done.stopping : null} onClick={ask}>
            {wizard.done.stop}
          </ActionButton>
        </div>
      </div>
    </Card>
  )
}

function OutcomeCard({ state, draft, go }: { state: ImportState; draft: ImportDraft; go: (step: ImportStep) => void }) {
  const { wizard } = useWords()
  const counts = useCountsText()
  const again = state.state !== 'done'
  useKeys([{ keys: 'i', label: wizard.done.again, act: () => go('check'), disabled: !again }])
  const interrupted = state.counts?.rejected.some(({ problem }) => problem === 'interrupted') ?? false
  const title = {
    running: wizard.done.running,
    done: wizard.done.done,
    cancelled: wizard.done.cancelled,
    failed: wizard.done.failed,
    undone: wizard.done.undone,
  }[state.state]
  return (
    <Card title={title} tone={state.state === 'done' ? 'good' : state.state === 'failed' ? 'bad' : 'know'}>
      {state.state === 'done' && state.counts ? <p className={classes.counts}>{counts(state.counts)}</p> : null}
      {state.state === 'done' && interrupted ? <Banner tone="warn">{wizard.done.interruptedStays}</Banner> : null}
      {state.state === 'failed' ? <p>{interrupted ? wizard.done.interruptedText : wizard.done.failedText}</p> : null}
      {state.state === 'cancelled' ? <p>{wizard.done.cancelledText}</p> : null}
      {state.state === 'undone' ? <p>{wizard.done.undoneText}</p> : null}
      <div className={classes.acts}>
        {again && draft.files.length > 0 ? (
          <ActionButton keys="i" onClick={() => go('check')}>
            {wizard.done.again}
          </ActionButton>
        ) : null}
        {state.state === 'done' ? <UndoButton batch={state.batch} /> : null}
      </div>
    </Card>
  )
}
