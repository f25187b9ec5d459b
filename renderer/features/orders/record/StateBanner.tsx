import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'

/** Why it stands still, where it does: held, cancelled, or refused by head office. */
export function StateBanner({ record }: { record: OrderRecord }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const { order, sync } = record
  const { data: reason } = useQuery({
    ...api.settings.get.queryOptions(),
    select: settings => settings.reasonCodes.find(each => each.id === order.reasonId)?.texts[language],
  })
  const why = [reason, order.reasonNote].filter(Boolean).join(' · ')
  const kind = order.holdKind === null ? '' : words.orders.holdKind[order.holdKind]
  return (
    <>
      {order.status === 'on-hold' ? (
        <Banner tone="warn">
          {t($ => $.orderList.record.heldFor, { reason: [kind, why].filter(Boolean).join(': ') })}
        </Banner>
      ) : null}
      {order.status === 'cancelled' && why !== '' ? (
        <Banner tone="quiet">{t($ => $.orderList.record.cancelledFor, { reason: why })}</Banner>
      ) : null}
      {sync === 'refused' ? (
        <Banner tone="bad" action={<Link to="/attention">{t($ => $.orderList.record.openAttention)}</Link>}>
          {words.orders.sync.refused}
        </Banner>
      ) : null}
    </>
  )
}
