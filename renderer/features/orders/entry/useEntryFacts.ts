import type { InferClientOutputs } from '@orpc/client'
import { useQuery } from '@tanstack/react-query'
import type { Client } from '../../../../shared/contract.ts'
import type { Currency } from '../../../../shared/kernel/money.ts'
import type { Settings } from '../../../../shared/settings/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import type { Usual } from './toForm.ts'

export type About = InferClientOutputs<Client>['orders']['about']

/** What entry shows and takes for granted, once it is known. */
export interface EntryFacts {
  about: About | undefined
  base: Currency | null
  currencies: readonly Currency[]
  /** One unit of `currency` in the company's base currency. */
  rate: { rateE6: number; currency: Currency } | null
}

export function useEntryFacts(settings: Settings, customerId: number | null): EntryFacts {
  const api = useApi()
  const { data: about } = useQuery({
    ...api.orders.about.queryOptions({ input: { customerId: customerId ?? 0 } }),
    enabled: customerId !== null,
  })
  const { company } = settings
  const base = company?.baseCurrency ?? null
  const second = company?.secondCurrency ?? null
  return {
    about: customerId === null ? undefined : about,
    base,
    currencies: [base, second].filter(each => each !== null),
    rate: second !== null ? latestRate(settings, second) : null,
  }
}

/** What is taken where nothing is typed. */
export const usualOf = (settings: Settings, about: About | undefined): Usual => ({
  today: settings.today,
  day: about?.nextDeliveryDay ?? null,
  currency: about?.currency ?? settings.company?.baseCurrency ?? null,
})

function latestRate(settings: Settings, currency: Currency): EntryFacts['rate'] {
  const latest = settings.rates
    .filter(rate => rate.currency === currency && rate.validFrom <= settings.today)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : b.id - a.id))[0]
  return latest ? { rateE6: latest.rateE6, currency } : null
}
