import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { Banner } from '../../ui/Banner.tsx'
import { Page } from '../../ui/Page.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useT } from '../../widgets/words.ts'
import { CustomerEditor } from './form/CustomerEditor.tsx'
import { emptyCustomer, typedOf } from './form/typed.ts'

/** A new customer, or changes to one. */
export function CustomerFormPage() {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence()
  const { depotId } = useDepot()
  const id = Number(useParams().id ?? 0)
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const { data: customer, error } = useQuery({
    ...api.customers.find.queryOptions({ input: { id } }),
    enabled: id !== 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (error)
    return (
      <Page>
        <Banner tone="bad" urgent>
          {sentence(error)}
        </Banner>
      </Page>
    )
  if (!settings || (id !== 0 && !customer)) return <Page>{t($ => $.frame.loading)}</Page>
  const home = depotId ?? settings.device.depotId ?? settings.depots[0]?.id ?? 0
  const language = settings.depots.find(depot => depot.id === home)?.language ?? 'ht'
  return (
    <CustomerEditor
      key={id}
      settings={settings}
      initial={customer ? typedOf(customer) : emptyCustomer(home, language)}
      isNew={!customer}
    />
  )
}
