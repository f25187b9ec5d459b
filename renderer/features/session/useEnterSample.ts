import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { SessionState } from '../../../shared/auth/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { useLanguage } from '../../widgets/words.ts'
import { useSessionChanged } from './useSession.ts'

/** Whoever watched a sample company being made goes straight in as the one who leads it, in the language of the page. */
export function useEnterSample(state: SessionState['state'] | undefined): void {
  const api = useApi()
  const queryClient = useQueryClient()
  const language = useLanguage()
  const changed = useSessionChanged()
  const watched = useRef(false)
  const { mutate } = useMutation({
    mutationFn: async () => {
      const sample = await api.setup.presentSample.call()
      if (sample === null) return
      const { result } = await api.auth.signIn.call({ login: sample.login, password: sample.password })
      if (result !== 'open') return
      await api.preferences.set.call({ language })
      await queryClient.invalidateQueries({ queryKey: api.setup.presentSample.queryKey() })
      await changed()
    },
  })
  useEffect(() => {
    if (state === 'signed-out' && watched.current) mutate()
    watched.current = state === 'drawing'
  }, [state, mutate])
}
