import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { useApi } from './api.ts'
import { errorSentence } from './errorSentence.ts'
import { useT, useWords } from './words.ts'

const undoFor = 8_000

/** Says that something was done, and offers to take it back for a few seconds. */
export function useUndo(): { offer: (done: string) => void; undo: () => Promise<void> } {
  const api = useApi()
  const t = useT()
  const words = useWords()
  const undo = useCallback(async () => {
    const say = (color: string, message: string) =>
      notifications.show({ id: noticeId, color, message, autoClose: 4_000 })
    try {
      await api.undo.last.call({ number: null })
      notifications.hide(noticeId)
      say('leaf', words.frame.undo.undone)
    } catch (error) {
      notifications.hide(noticeId)
      say('hibiscus', `${words.frame.undo.failed} ${errorSentence(error, words)}`)
    }
  }, [api, words])
  const offer = useCallback(
    (done: string) => {
      notifications.hide(noticeId)
      notifications.show({
        id: noticeId,
        color: 'leaf',
        autoClose: undoFor,
        message: (
          <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '0.75rem' }}>
            {done}
            <ActionButton small keys="ctrl+z" onClick={() => void undo()}>
              {t($ => $.frame.actions.undo)}
            </ActionButton>
          </span>
        ),
      })
    },
    [t, undo],
  )
  return { offer, undo }
}

const noticeId = 'konvwa-undo'
