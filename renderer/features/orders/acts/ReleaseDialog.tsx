import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../../widgets/dialogs.tsx'
import { useT } from '../../../widgets/words.ts'

interface ReleaseDialogProps {
  opened: boolean
  title: string
  close: () => void
  busy: boolean
  error: unknown
  confirm: (note: string) => void
}

/** Lets a held order go on from where it stood. */
export function ReleaseDialog({ confirm, ...dialog }: ReleaseDialogProps) {
  const t = useT()
  const [note, setNote] = useState('')
  return (
    <ConfirmDialog {...dialog} act={t($ => $.orderList.dialog.release)} confirm={() => confirm(note)}>
      <p>{t($ => $.orderList.dialog.releaseText)}</p>
      <Textarea
        label={`${t($ => $.frame.dialog.note)} (${t($ => $.frame.dialog.optional)})`}
        placeholder={t($ => $.frame.dialog.notePlaceholder)}
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
