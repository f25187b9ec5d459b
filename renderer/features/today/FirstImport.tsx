import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../widgets/api.ts'
import { ImportOffer } from '../../widgets/ImportOffer.tsx'
import { useT } from '../../widgets/words.ts'

/** Where nobody buys yet: what the company has in a spreadsheet can be brought in. */
export function FirstImport() {
  const t = useT()
  const api = useApi()
  const input = {
    search: '',
    customerClass: null,
    zone: null,
    inactive: true,
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 1,
  } as const
  const { data } = useQuery(api.customers.list.queryOptions({ input }))
  return data?.total === 0 ? <ImportOffer label={t($ => $.wizard.offerFirst)} /> : null
}
