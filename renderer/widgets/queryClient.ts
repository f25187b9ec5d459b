import { ORPCError } from '@orpc/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Gone } from './connection.ts'

/**
 * The cache of what the backend said. It never pauses for want of a network: the backend is on this computer. Freshness comes
 * from `changes.watch`, so nothing is fetched again merely because a window was touched.
 */
export function createQueryClient(sessionEnded: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: error => isSessionError(error) && sessionEnded() }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => error instanceof Gone && failures < 40,
        retryDelay: 500,
      },
      mutations: { networkMode: 'always', retry: false, onError: error => isSessionError(error) && sessionEnded() },
    },
  })
}

/** Nobody is signed in any more, or the screen has locked itself. */
export const isSessionError = (error: unknown): boolean =>
  error instanceof ORPCError && (error.code === 'SIGN_IN_FIRST' || error.code === 'LOCKED')
