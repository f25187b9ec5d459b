import type { Customer } from '../../../shared/customers/contract.ts'
import { useApi } from '../../widgets/api.ts'
import { PrintDialog } from '../../widgets/print/PrintDialog.tsx'
import { useT } from '../../widgets/words.ts'

/** The customer's sheet, to be taken along or handed over. */
export function PrintCustomer({ customer, close }: { customer: Customer; close: () => void }) {
  const t = useT()
  const api = useApi()
  return (
    <PrintDialog
      title={t($ => $.print.customer, { name: customer.name })}
      make={(choice, signal) => api.print.customer.call({ id: customer.id, ...choice }, { signal })}
      about={['customer', customer.id, customer.version]}
      close={close}
    />
  )
}
