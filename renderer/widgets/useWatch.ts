import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from './api.ts'
import { useConnection } from './connection.ts'
import { invalidate } from './invalidation.ts'
import { isSessionError } from './queryClient.ts'
import { useRemote } from './remote.tsx'

const longestWait = 5_000

/** Keeps every screen fresh: what moved at the backend is fetched again, after a break everything is. */
export function useWatch(sessionEnded: () => void): void {
  const api = useApi()
  const queryClient = useQueryClient()
  const remote = useRemote()
  const { store } = useConnection()
  useEffect(() => {
    const over = new AbortController()
    const listen = async (): Promise<void> => {
      for (let failures = 0; !over.signal.aborted; failures += 1) {
        try {
          const watched = await api.changes.watch.call(undefined, { signal: over.signal })
          if (failures > 0) await queryClient.invalidateQueries()
          failures = 0
          for await (const moved of watched) {
            if (moved.tables.length === 0) continue
            if (moved.remote) remote.setState({ at: Date.now() })
            await invalidate(queryClient, moved.tables)
          }
          sessionEnded()
        } catch (error) {
          if (isSessionError(error)) sessionEnded()
        }
        await pause(Math.min(longestWait, 100 * 2 ** failures), over.signal)
      }
    }
    void listen()
    return () => over.abort()
  }, [api, queryClient, remote, sessionEnded])

  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.state === 'open' && before.state === 'lost') void queryClient.invalidateQueries()
      }),
    [store, queryClient],
  )
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = window.setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer)
      resolve()
    })
  })
