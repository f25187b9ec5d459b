import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from 'react-router'
import { orderTitle } from '../../../shared/orders/title.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { AttachmentsCard } from '../../widgets/attachments/AttachmentsCard.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { Timeline } from '../../widgets/timeline/Timeline.tsx'
import { useNow } from '../../widgets/useNow.ts'
import { useT } from '../../widgets/words.ts'
import { useOrderActs } from './acts/useOrderActs.tsx'
import { DepositCard } from './DepositCard.tsx'
import { StageAge } from './list/StageAge.tsx'
import { AmendmentsCard } from './record/AmendmentsCard.tsx'
import { DetailsCard } from './record/DetailsCard.tsx'
import { LinesCard } from './record/LinesCard.tsx'
import { RecordActs } from './record/RecordActs.tsx'
import { RecordTotals } from './record/RecordTotals.tsx'
import { StageBar } from './record/StageBar.tsx'
import { StateBanner } from './record/StateBanner.tsx'

/** One order: what it is, how far it is, what can be done now, what it holds, and everything that happened to it. */
export function OrderPage() {
  const t = useT()
  const api = useApi()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const now = useNow()
  const acts = useOrderActs()
  const id = Number(useParams().id ?? 0)
  const { data: record, error } = useQuery(api.orders.find.queryOptions({ input: { id } }))

  if (error)
    return (
      <Page>
        <EmptyState title={t($ => $.orderList.record.gone)} text={sentence(error)}>
          <ActionButton onClick={() => void navigate('/orders')}>{t($ => $.orderList.keys.back)}</ActionButton>
        </EmptyState>
      </Page>
    )
  if (!record) return <Page>{t($ => $.frame.loading)}</Page>
  const { order } = record
  return (
    <Page>
      <PageHead
        over={
          <>
            <Link to={`/customers/${order.customerId}`}>{record.customerName}</Link> · {record.customerCode}
          </>
        }
        title={orderTitle(order) ?? t($ => $.orderList.record.draftTitle, { customer: record.customerName })}
        tag={<StageAge row={{ ...order, limitMinutes: record.limitMinutes }} now={now} />}
      >
        <RecordActs record={record} acts={acts} />
      </PageHead>
      <StageBar order={order} />
      <StateBanner record={record} />
      <Columns
        aside={
          <>
            <RecordTotals order={order} />
            <DepositCard deposit={record.deposit} rate={order} />
            <DetailsCard record={record} />
            <AttachmentsCard table="sales_order" rowId={order.id} />
          </>
        }
      >
        <LinesCard record={record} />
        <AmendmentsCard record={record} />
        <Timeline table="sales_order" id={order.id} />
      </Columns>
      {acts.dialogs}
    </Page>
  )
}
