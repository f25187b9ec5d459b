import { useQuery } from '@tanstack/react-query'
import { waitingStatuses } from '../../../../shared/orders/openStatuses.ts'
import { useApi } from '../../../widgets/api.ts'
import { useDepot } from '../../../widgets/depot.tsx'
import { useT } from '../../../widgets/words.ts'

/** `23 open orders, 2 stand longer than they should` */
export function useSummary(): string {
  const t = useT()
  const api = useApi()
  const { depotId } = useDepot()
  const { data: board } = useQuery(api.orders.board.queryOptions({ input: { depotId } }))
  if (!board) return ''
  const open = board.filter(stage => waitingStatuses.some(status => status === stage.status))
  const count = open.reduce((sum, stage) => sum + stage.count, 0)
  const late = open.reduce((sum, stage) => sum + stage.late, 0)
  const standing = late === 0 ? t($ => $.orderList.noneLate) : t($ => $.orderList.lateOfThem, { count: late })
  return `${t($ => $.orderList.summary, { count })}, ${standing}`
}
