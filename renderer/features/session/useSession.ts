import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { SessionState } from '../../../shared/auth/contract.ts'
import { useApi } from '../../widgets/api.ts'

const lookAgainEvery = 10_000
/** While a sample company is being made. */
const drawingEvery = 250
/** While the first sync after joining brings the people. */
export const comingEvery = 2_000

/** Who sits here; undefined until the backend has said so. Looked at again now and then: the screen may have locked by itself. */
export function useSession(): SessionState | undefined {
  const api = useApi()
  return useQuery(
    api.auth.state.queryOptions({
      refetchInterval: ({ state }) => againAfter(state.data),
    }),
  ).data
}

/** At the door too, while head office's people are on their way. */
function againAfter(session: SessionState | undefined): number | false {
  if (session?.state === 'drawing') return drawingEvery
  if (session?.state === 'signed-out') return session.news === 'people-coming' ? comingEvery : false
  return session?.state === 'open' ? lookAgainEvery : false
}

/** Asks again who sits here, and with somebody new for everything else. */
export function useSessionChanged(): () => Promise<void> {
  const api = useApi()
  const queryClient = useQueryClient()
  return useCallback(async () => {
    const before = queryClient.getQueryData(api.auth.state.queryKey())
    await queryClient.invalidateQueries({ queryKey: api.auth.state.queryKey() })
    const after = queryClient.getQueryData(api.auth.state.queryKey())
    if (after?.state === 'open' && before?.state !== 'open') await queryClient.invalidateQueries()
  }, [api, queryClient])
}
