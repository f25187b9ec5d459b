import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Columns, Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { AttachmentsCard } from '../../widgets/attachments/AttachmentsCard.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { Timeline } from '../../widgets/timeline/Timeline.tsx'
import { useT, useWords } from '../../widgets/words.ts'
import { PrintCustomer } from './PrintCustomer.tsx'
import { ContactsCard } from './record/ContactsCard.tsx'
import { CustomerDetails } from './record/CustomerDetails.tsx'
import { OrdersCard } from './record/OrdersCard.tsx'
import { TermsCard } from './record/TermsCard.tsx'

/** One customer: who it is, what was agreed, what is on its way, and everything that happened to the record. */
export function CustomerPage() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const id = Number(useParams().id ?? 0)
  const { data: customer, error } = useQuery(api.customers.find.queryOptions({ input: { id } }))
  const [printing, setPrinting] = useState(false)
  const edit = (): void => void navigate(`/customers/${id}/edit`)
  const order = (): void => void navigate(`/orders/new?customer=${id}`)
  useKeys([
    { keys: 'e', label: t($ => $.frame.actions.edit), act: edit, disabled: !may('customers.edit') },
    { keys: 'p', label: t($ => $.print.print), act: () => setPrinting(true) },
    { keys: 'n', label: t($ => $.frame.screens.newOrder), act: order, disabled: !may('orders.enter') },
    { keys: 'escape', label: t($ => $.frame.actions.back), act: () => void navigate(-1) },
  ])

  if (error)
    return (
      <Page>
        <EmptyState title={t($ => $.customers.record.gone)} text={sentence(error)}>
          <ActionButton onClick={() => void navigate('/customers')}>{t($ => $.frame.actions.back)}</ActionButton>
        </EmptyState>
      </Page>
    )
  if (!customer) return <Page>{t($ => $.frame.loading)}</Page>
  return (
    <Page>
      <PageHead
        over={`${customer.code} · ${words.customers.customerClass[customer.customerClass]}`}
        title={customer.name}
        tag={
          <>
            {customer.terms?.hold ? <Tag tone="bad">{t($ => $.customers.onHold)}</Tag> : null}
            {customer.active ? null : <Tag>{t($ => $.customers.notActive)}</Tag>}
          </>
        }
      >
        <ActionButton keys="p" onClick={() => setPrinting(true)}>
          {t($ => $.print.print)}
        </ActionButton>
        <ActionButton
          keys="e"
          blocked={may('customers.edit') ? null : t($ => $.customers.record.mayNotEdit)}
          onClick={edit}
        >
          {t($ => $.frame.actions.edit)}
        </ActionButton>
        {may('orders.enter') ? (
          <ActionButton kind="primary" keys="n" onClick={order}>
            {t($ => $.frame.screens.newOrder)}
          </ActionButton>
        ) : null}
      </PageHead>
      <Columns
        aside={
          <>
            <TermsCard customer={customer} />
            <ContactsCard contacts={customer.contacts} />
            <AttachmentsCard table="customer" rowId={customer.id} />
          </>
        }
      >
        <CustomerDetails customer={customer} />
        <OrdersCard customerId={customer.id} />
        <Timeline table="customer" id={customer.id} />
      </Columns>
      {printing ? <PrintCustomer customer={customer} close={() => setPrinting(false)} /> : null}
    </Page>
  )
}
