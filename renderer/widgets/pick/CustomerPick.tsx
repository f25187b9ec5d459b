import type { CustomerRow } from '../../../shared/customers/contract.ts'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../api.ts'
import { useT } from '../words.ts'
import { AsyncPick } from './AsyncPick.tsx'

interface CustomerPickProps {
  chosen: string | null
  pick: (customer: CustomerRow) => void
  label?: string
  problem?: string | undefined
  autoFocus?: boolean
  disabled?: boolean
}

/** A customer by any fragment of name, phone, number or town; accents ignored. */
export function CustomerPick({ chosen, pick, label, ...field }: CustomerPickProps) {
  const t = useT()
  const api = useApi()
  return (
    <AsyncPick<CustomerRow>
      label={label ?? t($ => $.frame.pick.customer)}
      placeholder={t($ => $.frame.pick.customerPlaceholder)}
      chosen={chosen}
      query={text => api.customers.suggest.queryOptions({ input: { text } })}
      describe={customer => ({
        id: customer.id,
        title: customer.name,
        detail: [customer.code, customer.city, customer.phone].filter(Boolean).join(' · '),
        tag: customer.hold ? <Tag tone="bad">{t($ => $.frame.pick.onHold)}</Tag> : null,
      })}
      pick={pick}
      {...field}
    />
  )
}
