import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { type CustomerClass, customerClasses } from '../../../shared/customers/class.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { type Currency, currencies } from '../../../shared/kernel/money.ts'
import { useApi } from '../../widgets/api.ts'
import { FieldInput } from '../../widgets/form/FieldInput.tsx'
import { choiceField, dayField, type FieldSpec, textField } from '../../widgets/form/field.ts'
import { PrintDialog } from '../../widgets/print/PrintDialog.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'

interface Asked {
  day: Day
  customerClass: CustomerClass
  zone: string
  currency: Currency
}

/** What a kind of customer pays in a zone on a day, whichever lists that comes from. */
export function PrintPrices({ today, currency, close }: { today: Day; currency: Currency; close: () => void }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const language = useLanguage()
  const [asked, ask] = useState<Asked>({ day: today, customerClass: 'kiosk', zone: '', currency })
  const [settled] = useDebouncedValue(asked, 300)
  const fields: FieldSpec<Asked>[] = [
    choiceField<Asked, 'customerClass'>(
      'customerClass',
      customerClasses,
      value => words.customers.customerClass[value],
      { label: t($ => $.print.customerClass) },
    ),
    textField('zone', 60, { label: t($ => $.print.zone) }),
    dayField('day', { label: t($ => $.print.day) }),
    choiceField<Asked, 'currency'>('currency', currencies, value => words.kernel.currency[value]),
  ]
  return (
    <PrintDialog
      title={t($ => $.print.prices)}
      make={(choice, signal) => api.print.prices.call({ ...choice, ...settled }, { signal })}
      about={['prices', settled]}
      language={language}
      close={close}
    >
      {fields.map(field => (
        <FieldInput key={field.name} field={field} record={asked} change={ask} readable={() => {}} error={null} />
      ))}
    </PrintDialog>
  )
}
