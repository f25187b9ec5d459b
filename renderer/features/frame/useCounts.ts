import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../widgets/api.ts'
import { useMay } from '../../widgets/person.ts'
import type { Counts } from '../../widgets/screen.ts'
import { useAnswers } from '../../widgets/useAnswers.ts'

/** How many things need somebody, by screen. */
export function useCounts(): Counts {
  const api = useApi()
  const may = useMay()
  const orders = may('orders.view')
  const answers = useAnswers()
  const { data: today } = useQuery(api.today.overview.queryOptions({ enabled: orders }))
  const { data: status } = useQuery(api.sync.status.queryOptions())
  const { data: requests } = useQuery(api.requests.waiting.queryOptions({ enabled: answers }))
  return {
    today: today?.worklist.length ?? 0,
    orders: today?.openOrders ?? 0,
    attention: status?.needsAttention ?? 0,
    // The screen of requests keeps the number in the same cache for people who only ask.
    requests: answers ? (requests ?? 0) : 0,
  }
}
