import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { JoinFields } from '../../../widgets/join/JoinFields.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT } from '../../../widgets/words.ts'
import classes from '../Settings.module.css'

/** A computer that worked alone becomes one of head office's; whoever works here signs in again afterwards. */
export function JoinCard() {
  const t = useT()
  const api = useApi()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState(false)
  useKeys([{ keys: 'j', label: t($ => $.settings.computer.join), act: () => setOpen(true), disabled: open }])
  const joined = ({ waiting }: { waiting: number }): void => {
    const sent = waiting > 0 ? ` ${t($ => $.session.join.doneWaiting, { count: waiting })}` : ''
    notifications.show({ color: 'leaf', autoClose: 20_000, message: `${t($ => $.settings.computer.joined)}${sent}` })
    void queryClient.invalidateQueries({ queryKey: api.auth.state.key() })
  }
  return (
    <Card title={t($ => $.settings.computer.joinCard)}>
      <p>{t($ => $.settings.computer.joinText)}</p>
      <div className={classes.acts}>
        {open ? null : (
          <ActionButton keys="j" onClick={() => setOpen(true)}>
            {t($ => $.settings.computer.join)}
          </ActionButton>
        )}
      </div>
      {open ? (
        <JoinFields first back={{ label: t($ => $.frame.actions.cancel), act: () => setOpen(false) }} joined={joined} />
      ) : null}
    </Card>
  )
}
