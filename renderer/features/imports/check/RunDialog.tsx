import type { Check } from '../../../../shared/imports/check.ts'
import { ConfirmDialog } from '../../../widgets/dialogs.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { useCountsText } from '../useCountsText.ts'

interface RunDialogProps {
  check: Check
  busy: boolean
  error: unknown
  close: () => void
  run: () => void
}

/** Says what will be written before anything is. */
export function RunDialog({ check, busy, error, close, run }: RunDialogProps) {
  const t = useT()
  const { wizard } = useWords()
  const counts = useCountsText()
  return (
    <ConfirmDialog
      opened
      close={close}
      title={wizard.check.runTitle}
      act={wizard.check.run}
      busy={busy}
      error={error}
      confirm={run}
    >
      <p>{t($ => $.wizard.check.runText, { counts: counts(check.counts) })}</p>
      {check.refused > 0 ? <p>{t($ => $.wizard.check.runRefused, { count: check.refused })}</p> : null}
      {check.asks.length > 0 ? <p>{wizard.check.asks}</p> : null}
      <p>{wizard.check.runUndo}</p>
    </ConfirmDialog>
  )
}
