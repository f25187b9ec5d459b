import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportState } from '../../../../shared/imports/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { ConfirmDialog } from '../../../widgets/dialogs.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from '../Settings.module.css'
import { RefusedRows } from './RefusedRows.tsx'
import { useImportSentence } from './useImportSentence.ts'

/** One import: what it brought, what it refused and why, and the way back. */
export function ImportCard({ state }: { state: ImportState }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const sentence = useImportSentence()
  const [asking, setAsking] = useState(false)
  const undo = useMutation(api.imports.undo.mutationOptions({ onSuccess: () => setAsking(false) }))
  const blocked = state.state === 'done' ? null : t($ => $.settings.imports.notDone)
  const ask = (): void => {
    undo.reset()
    setAsking(true)
  }
  useKeys([{ keys: 'u', label: t($ => $.settings.imports.undo), act: ask, disabled: blocked !== null }])
  const counts = sentence(state)
  return (
    <Card title={`${state.profile} · ${words.settings.imports.state[state.state]}`}>
      <p>{counts}</p>
      {state.counts === null || blocked !== null ? null : <RefusedRows rows={state.counts.rejected} />}
      <div className={classes.acts}>
        <ActionButton kind="danger" keys="u" blocked={blocked} onClick={ask}>
          {t($ => $.settings.imports.undo)}
        </ActionButton>
      </div>
      <ConfirmDialog
        opened={asking}
        close={() => setAsking(false)}
        title={t($ => $.settings.imports.undoTitle)}
        act={t($ => $.settings.imports.undo)}
        danger
        busy={undo.isPending}
        error={undo.error}
        confirm={() => undo.mutate({ batch: state.batch })}
      >
        <p>{t($ => $.settings.imports.undoText, { counts })}</p>
      </ConfirmDialog>
    </Card>
  )
}
