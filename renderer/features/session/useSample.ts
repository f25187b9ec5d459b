import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PresentSample } from '../../../shared/setup/contract.ts'
import { useApi } from '../../widgets/api.ts'

/** The sample company that stands open; null in this computer's own books, undefined until the backend has said so. */
export function useSample(): PresentSample | null | undefined {
  const api = useApi()
  return useQuery(api.setup.presentSample.queryOptions()).data
}

/** Into a sample company, into a fresh one, and out again. */
export function useSampleDoors() {
  const api = useApi()
  const queryClient = useQueryClient()
  // Another company: nothing that was read in the one before is true of it.
  const elsewhere = { onSuccess: () => queryClient.resetQueries() }
  const open = useMutation(api.setup.openSample.mutationOptions(elsewhere))
  const beginAnew = useMutation(api.setup.beginSampleAnew.mutationOptions(elsewhere))
  const leave = useMutation(
    api.setup.leaveSample.mutationOptions({
      // What screens kept of it goes with the page.
      onSuccess: () => {
        window.location.hash = '#/'
        window.location.reload()
      },
    }),
  )
  return { open, beginAnew, leave }
}
