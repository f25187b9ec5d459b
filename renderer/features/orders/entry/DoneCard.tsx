import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { longDay, moneyText } from '../../../../shared/kernel/locale.ts'
import type { Order } from '../../../../shared/orders/order.ts'
import { orderTitle } from '../../../../shared/orders/title.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useLanguage, useT } from '../../../widgets/words.ts'
import { PrintOrder } from '../PrintOrder.tsx'

interface DoneCardProps {
  order: Order
  customerName: string
  /** It was confirmed in order to be printed. */
  toPrint: boolean
  onNext: () => void
}

/** How far the order went, why no farther, and the next one. */
export function DoneCard({ order, customerName, toPrint, onNext }: DoneCardProps) {
  const t = useT()
  const language = useLanguage()
  const navigate = useNavigate()
  const api = useApi()
  const { data: about } = useQuery(api.orders.about.queryOptions({ input: { customerId: order.customerId } }))
  const [printing, setPrinting] = useState(toPrint)
  const open = (): void => void navigate(`/orders/${order.id}`)
  const list = (): void => void navigate('/orders')
  useKeys([
    { keys: 'n', label: t($ => $.orderEntry.done.next), act: onNext },
    { keys: 'enter', label: t($ => $.orderEntry.done.next), act: onNext },
    { keys: 'p', label: t($ => $.print.print), act: () => setPrinting(true) },
    { keys: 'o', label: t($ => $.orderEntry.done.open), act: open },
    { keys: 'escape', label: t($ => $.orderEntry.done.list), act: list },
  ])
  const number = orderTitle(order) ?? t($ => $.orderEntry.draft)
  const confirmed = order.status === 'confirmed'
  const how = confirmed
    ? t($ => $.orderEntry.done.confirmed, { number })
    : order.status === 'checked'
      ? t($ => $.orderEntry.done.checked, { number })
      : order.status === 'received'
        ? t($ => $.orderEntry.done.received, { number })
        : t($ => $.orderEntry.done.other, { number })
  const summary = {
    customer: customerName,
    day: longDay(order.requestedDay, language),
    total: moneyText(order.totalMinor, order.currency, language),
  }
  return (
    <Page>
      <PageHead title={how} under={t($ => $.orderEntry.done.summary, summary)}>
        <ActionButton keys="escape" onClick={list}>
          {t($ => $.orderEntry.done.list)}
        </ActionButton>
        <ActionButton keys="p" onClick={() => setPrinting(true)}>
          {t($ => $.print.print)}
        </ActionButton>
        <ActionButton keys="o" onClick={open}>
          {t($ => $.orderEntry.done.open)}
        </ActionButton>
        <ActionButton kind="primary" keys="n" onClick={onNext}>
          {t($ => $.orderEntry.done.next)}
        </ActionButton>
      </PageHead>
      {confirmed ? null : (
        <Banner tone="warn">
          {about?.hold ? t($ => $.orderEntry.done.customerOnHold) : t($ => $.orderEntry.done.checkedBy)}
        </Banner>
      )}
      {printing ? <PrintOrder order={order} customerName={customerName} close={() => setPrinting(false)} /> : null}
    </Page>
  )
}
