import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type ImportDraft, type ImportStep, importSteps } from '../../../shared/imports/draft.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { ConfirmDialog } from '../../widgets/dialogs.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useT, useWords } from '../../widgets/words.ts'
import { CheckStep } from './check/CheckStep.tsx'
import { ColumnsStep } from './columns/ColumnsStep.tsx'
import { DoneStep } from './done/DoneStep.tsx'
import { FilesStep } from './files/FilesStep.tsx'
import { useUploads } from './files/useUploads.ts'
import { Stepper } from './Stepper.tsx'
import { TablesStep } from './tables/TablesStep.tsx'
import type { StepForward } from './useForward.ts'
import { useImportDraft } from './useImportDraft.ts'

/** The steps, their order, and the way from one to the next. */
export function Wizard({ draft }: { draft: ImportDraft }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const sentence = useErrorSentence('imports')
  const { take } = useImportDraft()
  const { uploads, add, stop } = useUploads()
  const [leaving, setLeaving] = useState(false)
  const [forward, setForward] = useState<StepForward | null>(null)
  const say = useMutation(api.imports.say.mutationOptions({ onSuccess: take }))
  const drop = useMutation(
    api.imports.drop.mutationOptions({
      onSuccess: empty => {
        take(empty)
        setLeaving(false)
      },
    }),
  )
  const { step } = draft
  const at = importSteps.indexOf(step)
  const go = (to: ImportStep): void => say.mutate({ step: to })
  const mayGo = (to: ImportStep): boolean => step !== 'done' && importSteps.indexOf(to) < at
  const before = importSteps[at - 1]
  const back = before && step !== 'done' ? () => go(skipped(draft, before)) : null
  const begun = draft.files.length > 0 && step !== 'done'
  const blocked = forward?.blocked ?? null
  useKeys([
    ...(forward
      ? [
          {
            keys: 'ctrl+enter',
            label: forward.label,
            act: forward.act,
            disabled: blocked !== null || (forward.busy ?? false),
          },
        ]
      : []),
    ...(back ? [{ keys: 'alt+arrowleft', label: t($ => $.wizard.back), act: back }] : []),
    ...(begun ? [{ keys: 'ctrl+backspace', label: t($ => $.wizard.startOver), act: () => setLeaving(true) }] : []),
  ])
  const failed = say.error ?? drop.error
  return (
    <Page fill>
      <PageHead title={t($ => $.wizard.title)} under={words.wizard.under[step]}>
        {begun ? (
          <ActionButton kind="quiet" onClick={() => setLeaving(true)}>
            {t($ => $.wizard.startOver)}
          </ActionButton>
        ) : null}
        {back ? (
          <ActionButton keys="alt+arrowleft" onClick={back}>
            {t($ => $.wizard.back)}
          </ActionButton>
        ) : null}
        {forward ? (
          <ActionButton
            kind="primary"
            keys="ctrl+enter"
            blocked={blocked}
            busy={forward.busy ?? false}
            onClick={forward.act}
          >
            {forward.label}
          </ActionButton>
        ) : null}
      </PageHead>
      <Stepper step={step} mayGo={mayGo} go={go} />
      {failed ? (
        <Banner tone="bad" urgent>
          {sentence(failed)}
        </Banner>
      ) : null}
      {step === 'files' ? (
        <FilesStep draft={draft} uploads={uploads} add={add} stop={stop} go={go} forward={setForward} />
      ) : null}
      {step === 'tables' ? <TablesStep draft={draft} say={say.mutate} forward={setForward} /> : null}
      {step === 'columns' ? <ColumnsStep draft={draft} say={say.mutate} forward={setForward} /> : null}
      {step === 'check' ? <CheckStep draft={draft} forward={setForward} /> : null}
      {step === 'done' ? <DoneStep draft={draft} go={go} forward={setForward} /> : null}
      <ConfirmDialog
        opened={leaving}
        close={() => setLeaving(false)}
        title={t($ => $.wizard.startOverTitle)}
        act={t($ => $.wizard.startOver)}
        danger
        busy={drop.isPending}
        error={drop.error}
        confirm={() => drop.mutate({})}
      >
        <p>{t($ => $.wizard.startOverText)}</p>
      </ConfirmDialog>
    </Page>
  )
}

/** Ready-made readings have no columns to set. */
const skipped = ({ profile }: ImportDraft, step: ImportStep): ImportStep =>
  profile !== null && step === 'columns' ? 'tables' : step
