import type { ReactNode } from 'react'
import type { Customer } from '../../../../shared/customers/contract.ts'
import { weekdayName } from '../../../../shared/kernel/locale.ts'
import { Card } from '../../../ui/Card.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { weekdays } from '../form/weekdays.ts'
import classes from './Details.module.css'

/** The record's own fields; empty ones are left out. */
export function CustomerDetails({ customer }: { customer: Customer }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const days = weekdays.filter(day => (customer.deliveryDays & (1 << (day - 1))) !== 0)
  const place = [customer.address, customer.city].filter(Boolean).join(', ')
  return (
    <Card title={t($ => $.customers.record.details)}>
      <dl className={classes.details}>
        <Detail name={words.errors.field.tradeName} text={customer.tradeName} />
        <Detail name={words.errors.field.phone} text={customer.phone} />
        <Detail name={words.errors.field.address} text={place} />
        <Detail name={words.errors.field.zone} text={customer.zone} />
        <Detail
          name={words.errors.field.deliveryDays}
          text={days.length === 0 ? t($ => $.customers.anyDay) : days.map(day => weekdayName(day, language)).join(' ')}
        />
        <Detail name={words.errors.field.language} text={words.kernel.language[customer.language]} />
        <Detail name={words.errors.field.taxId} text={customer.taxId} />
        <Detail name={words.errors.field.notes} text={customer.notes} />
      </dl>
    </Card>
  )
}

function Detail({ name, text }: { name: string; text: ReactNode }) {
  if (text === '') return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}
