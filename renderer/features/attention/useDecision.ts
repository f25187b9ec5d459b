import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useErrorSentence } from '../../widgets/errorSentence.ts'

/** Carries out a decision and says what came of it, or why not. */
export function useDecision(): (decide: () => Promise<unknown>, done: string) => void {
  const sentence = useErrorSentence('attention')
  return useCallback(
    (decide, done) => {
      decide().then(
        () => notifications.show({ color: 'leaf', message: done }),
        (error: unknown) => notifications.show({ color: 'mango', autoClose: 8_000, message: sentence(error) }),
      )
    },
    [sentence],
  )
}
