import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { Request } from '../../../shared/requests/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useWords } from '../../widgets/words.ts'

interface Answer {
  accept: () => void
  refuse: (answer: string) => void
  withdraw: () => void
  busy: boolean
  /** Of the refusal, which stands in its dialog. */
  error: unknown
}

/** Gives an answer and says what came of it, or why not. */
export function useAnswer({ id }: Request): Answer {
  const words = useWords()
  const api = useApi()
  const sentence = useErrorSentence('requests')
  const say = (color: string, message: string): void => {
    notifications.show({ color, message, autoClose: color === 'leaf' ? 4_000 : 8_000 })
  }
  const failed = (error: unknown): void => say('mango', sentence(error))
  const accept = useMutation(api.requests.accept.mutationOptions())
  const refuse = useMutation(api.requests.refuse.mutationOptions())
  const withdraw = useMutation(api.requests.withdraw.mutationOptions())
  return {
    accept: () =>
      accept.mutate({ id }, { onSuccess: () => say('leaf', words.requests.done.accepted), onError: failed }),
    refuse: answer => refuse.mutate({ id, answer }, { onSuccess: () => say('leaf', words.requests.done.refused) }),
    withdraw: () =>
      withdraw.mutate({ id }, { onSuccess: () => say('leaf', words.requests.done.withdrawn), onError: failed }),
    busy: accept.isPending || refuse.isPending || withdraw.isPending,
    error: refuse.error,
  }
}
