import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { useApi } from '../../../widgets/api.ts'
import { ConfirmDialog } from '../../../widgets/dialogs.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useWords } from '../../../widgets/words.ts'

/** Takes the whole import back, as long as nobody built on it. */
export function UndoButton({ batch }: { batch: string }) {
  const { settings, wizard } = useWords()
  const api = useApi()
  const [asking, setAsking] = useState(false)
  const undo = useMutation(api.imports.undo.mutationOptions({ onSuccess: () => setAsking(false) }))
  const ask = (): void => {
    undo.reset()
    setAsking(true)
  }
  useKeys([{ keys: 'u', label: wizard.done.undo, act: ask }])
  return (
    <>
      <ActionButton kind="danger" keys="u" onClick={ask}>
        {wizard.done.undo}
      </ActionButton>
      <ConfirmDialog
        opened={asking}
        close={() => setAsking(false)}
        title={settings.imports.undoTitle}
        act={wizard.done.undo}
        danger
        busy={undo.isPending}
        error={undo.error}
        confirm={() => undo.mutate({ batch })}
      >
        <p>{wizard.check.runUndo}</p>
      </ConfirmDialog>
    </>
  )
}
