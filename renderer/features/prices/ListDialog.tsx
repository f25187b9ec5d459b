import { useQuery } from '@tanstack/react-query'
import { customerClasses } from '../../../shared/customers/class.ts'
import { currencies } from '../../../shared/kernel/money.ts'
import type { PriceList } from '../../../shared/priceLists/contract.ts'
import { useApi } from '../../widgets/api.ts'
import {
  choiceField,
  dayField,
  type FieldSpec,
  optionalDay,
  optionalText,
  switchField,
  textField,
} from '../../widgets/form/field.ts'
import { RecordDialog } from '../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../widgets/useWrites.ts'
import { useT, useWords } from '../../widgets/words.ts'

type Typed = Omit<PriceList, 'id'> & { id: number | null }

/** For whom a list is, in which money, and from when to when. */
export function ListDialog({ list, close }: { list: PriceList | null; close: () => void }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const writes = useWrites()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  if (!settings) return null
  const fields: FieldSpec<Typed>[] = [
    textField('name', 80),
    textField('code', 16),
    choiceField<Typed, 'currency'>('currency', currencies, value => words.kernel.currency[value]),
    choiceField<Typed, 'customerClass'>('customerClass', [null, ...customerClasses], value =>
      value === null ? t($ => $.priceLists.everybody) : words.customers.customerClass[value],
    ),
    optionalText('zone', 60, { hint: t($ => $.priceLists.zoneHint) }),
    dayField('validFrom'),
    optionalDay('validTo', { hint: t($ => $.priceLists.openHint) }),
    switchField('taxIncluded', { label: t($ => $.priceLists.taxIncluded) }),
  ]
  const initial: Typed = list ?? {
    id: null,
    code: '',
    name: '',
    currency: settings.company?.baseCurrency ?? 'HTG',
    customerClass: null,
    zone: null,
    validFrom: settings.today,
    validTo: null,
    taxIncluded: false,
  }
  return (
    <RecordDialog
      title={list?.name ?? t($ => $.priceLists.create)}
      fields={fields}
      initial={initial}
      asks={!writes('price_list')}
      save={({ id, code, name, currency, customerClass, zone, validFrom, validTo, taxIncluded }, note) =>
        api.priceLists.save.call({
          id,
          code,
          name,
          currency,
          customerClass,
          zone,
          validFrom,
          validTo,
          taxIncluded,
          note,
        })
      }
      close={close}
    />
  )
}
