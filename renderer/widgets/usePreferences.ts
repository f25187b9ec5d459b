import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Preferences } from '../../shared/preferences/contract.ts'
import { useApi } from './api.ts'

const usual: Preferences = { language: null, theme: 'auto', textSize: 100 }

/** What the person prefers on this computer; the usual until the backend has answered. */
export function usePreferences(): {
  preferences: Preferences
  prefer: (change: Partial<Preferences>) => void
  known: boolean
} {
  const api = useApi()
  const queryClient = useQueryClient()
  const { data } = useQuery(api.preferences.get.queryOptions())
  const set = useMutation(api.preferences.set.mutationOptions())
  const preferences = data ?? usual
  return {
    preferences,
    known: data !== undefined,
    prefer: change => {
      // Shown at once; the answer confirms it.
      queryClient.setQueryData(api.preferences.get.queryKey(), { ...preferences, ...change })
      set.mutate(change, { onSuccess: answer => queryClient.setQueryData(api.preferences.get.queryKey(), answer) })
    },
  }
}
