import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ImportDraft } from '../../../shared/imports/draft.ts'
import { useApi } from '../../widgets/api.ts'

/** What this person is preparing, as the backend keeps it: nothing of it lives in the page alone. */
export function useImportDraft(): {
  draft: ImportDraft | undefined
  error: Error | null
  take: (draft: ImportDraft) => void
} {
  const api = useApi()
  const queryClient = useQueryClient()
  const { data, error } = useQuery(api.imports.draft.queryOptions())
  const take = useCallback(
    (draft: ImportDraft) => {
      // Answers may overtake one another: the younger one stands.
      queryClient.setQueryData(api.imports.draft.queryKey(), before =>
        before && before.revision > draft.revision && draft.revision > 0 ? before : draft,
      )
    },
    [api, queryClient],
  )
  return { draft: data, error, take }
}
