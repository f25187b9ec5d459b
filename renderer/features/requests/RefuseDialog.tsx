import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../widgets/dialogs.tsx'
import { useT } from '../../widgets/words.ts'

interface RefuseDialogProps {
  subject: string
  close: () => void
  refuse: (answer: string) => void
  busy: boolean
  error: unknown
}

/** Why not, in a sentence that whoever asked will read. */
export function RefuseDialog({ subject, close, refuse, busy, error }: RefuseDialogProps) {
  const t = useT()
  const [answer, setAnswer] = useState('')
  return (
    <ConfirmDialog
      opened
      close={close}
      title={t($ => $.requests.refuse.title, { subject })}
      act={t($ => $.requests.act.refuse)}
      danger
      busy={busy}
      error={error}
      blocked={answer.trim() === '' ? t($ => $.requests.refuse.missing) : null}
      confirm={() => refuse(answer.trim())}
    >
      <p>{t($ => $.requests.refuse.text)}</p>
      <Textarea
        label={t($ => $.requests.refuse.answer)}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={answer}
        onChange={event => setAnswer(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
