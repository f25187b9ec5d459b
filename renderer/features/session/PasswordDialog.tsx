import { Group, Modal, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useApi } from '../../widgets/api.ts'
import { PasswordField } from '../../widgets/TextField.tsx'
import { useT } from '../../widgets/words.ts'
import { FormError } from './FormError.tsx'

export function PasswordDialog({ close }: { close: () => void }) {
  const t = useT()
  const api = useApi()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [repeat, setRepeat] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation(
    api.auth.changePassword.mutationOptions({
      onSuccess: ({ counts }) => {
        notifications.show({ color: 'leaf', message: t($ => $.session.password.changed[counts]) })
        close()
      },
    }),
  )
  const different = repeat !== next && (repeat !== '' || tried)
  return (
    <Modal
      opened
      onClose={close}
      title={t($ => $.session.password.title)}
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          setTried(true)
          if (repeat === next) change.mutate({ present, next })
        }}
      >
        <Stack gap="sm">
          <FormError error={change.error} />
          <PasswordField
            name="present"
            label={t($ => $.session.password.present)}
            value={present}
            onChange={setPresent}
            error={change.error}
            autoComplete="current-password"
            autoFocus
          />
          <PasswordField
            name="next"
            label={t($ => $.session.password.next)}
            hint={t($ => $.session.alone.passwordHint)}
            value={next}
            onChange={setNext}
            error={change.error}
            autoComplete="new-password"
          />
          <PasswordField
            name="repeat"
            label={t($ => $.session.password.repeat)}
            value={repeat}
            onChange={setRepeat}
            problem={different ? t($ => $.session.password.different) : undefined}
            autoComplete="new-password"
          />
          <Group justify="flex-end">
            <ActionButton onClick={close}>{t($ => $.frame.actions.cancel)}</ActionButton>
            <ActionButton
              kind="primary"
              type="submit"
              keys="enter"
              busy={change.isPending}
              blocked={different ? t($ => $.session.password.different) : null}
            >
              {t($ => $.session.password.submit)}
            </ActionButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
