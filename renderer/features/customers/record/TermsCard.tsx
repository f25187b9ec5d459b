import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer } from '../../../../shared/customers/contract.ts'
import { moneyText } from '../../../../shared/kernel/locale.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'
import classes from './Details.module.css'
import { TermsDialog } from './TermsDialog.tsx'

/** What head office agreed with the customer. A depot asks for a change; it does not make one. */
export function TermsCard({ customer }: { customer: Customer }) {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  const mayAsk = useMay()('reference.request')
  const [open, setOpen] = useState(false)
  const { data: lists } = useQuery(api.priceLists.list.queryOptions())
  const { terms } = customer
  const list = lists?.find(each => each.id === terms?.priceListId)
  useKeys([{ keys: 't', label: t($ => $.customers.terms.change), act: () => setOpen(true), disabled: !mayAsk }])
  return (
    <Card
      title={t($ => $.customers.terms.title)}
      aside={terms?.hold ? <Tag tone="bad">{t($ => $.customers.onHold)}</Tag> : null}
    >
      <dl className={classes.details}>
        <dt>{t($ => $.customers.terms.priceList)}</dt>
        <dd>{list?.name ?? t($ => $.customers.terms.usualList)}</dd>
        <dt>{t($ => $.customers.terms.payment)}</dt>
        <dd>
          {terms === null || terms.paymentDays === 0
            ? t($ => $.customers.terms.cash)
            : t($ => $.customers.terms.days, { count: terms.paymentDays })}
        </dd>
        <dt>{t($ => $.customers.terms.creditLimit)}</dt>
        <dd>
          {terms?.creditLimitMinor == null
            ? t($ => $.customers.terms.noLimit)
            : moneyText(terms.creditLimitMinor, terms.currency, language)}
        </dd>
      </dl>
      <div className={classes.acts}>
        <ActionButton
          keys="t"
          blocked={mayAsk ? null : t($ => $.customers.terms.mayNotAsk)}
          onClick={() => setOpen(true)}
        >
          {t($ => $.customers.terms.change)}
        </ActionButton>
      </div>
      {open ? <TermsDialog customer={customer} close={() => setOpen(false)} /> : null}
    </Card>
  )
}
