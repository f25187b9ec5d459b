import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import { Banner } from '../../ui/Banner.tsx'
import { Page } from '../../ui/Page.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useT } from '../../widgets/words.ts'
import { EntryScreen } from './entry/EntryScreen.tsx'
import { emptyEntry, entryOf } from './entry/entry.ts'

/** Taking an order, changing one that is not confirmed yet, or taking a copy of one. */
export function OrderEntryPage() {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence()
  const { id } = useParams()
  const [search] = useSearchParams()
  const changed = Number(id ?? 0)
  const copied = Number(search.get('copy') ?? 0)
  const from = changed || copied
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const { data: record, error } = useQuery({
    ...api.orders.find.queryOptions({ input: { id: from } }),
    enabled: from !== 0,
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
  if (!settings || (from !== 0 && !record)) return <Page>{t($ => $.frame.loading)}</Page>
  const key = changed ? `${changed}` : copied ? `copy-${copied}` : 'new'
  return (
    <EntryScreen
      key={key}
      draftKey={key}
      settings={settings}
      initial={record ? entryOf(record, changed === 0) : emptyEntry}
      changed={changed === 0 ? null : (record ?? null)}
    />
  )
}
