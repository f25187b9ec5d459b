import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { Banner } from '../../ui/Banner.tsx'
import { Page } from '../../ui/Page.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useT, useWords } from '../../widgets/words.ts'
import { EntryScreen } from './entry/EntryScreen.tsx'
import { emptyEntry, entryFor, entryOf } from './entry/entry.ts'

/** Taking an order, perhaps for a customer known already, changing one that is not confirmed yet, amending one that is, or taking a copy of one. */
export function OrderEntryPage({ amends = false }: { amends?: boolean }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const sentence = useErrorSentence()
  const { id } = useParams()
  const [search] = useSearchParams()
  const changed = Number(id ?? 0)
  const copied = Number(search.get('copy') ?? 0)
  const from = changed || copied
  const buyer = from === 0 ? Number(search.get('customer') ?? 0) : 0
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const { data: record, error: noOrder } = useQuery({
    ...api.orders.find.queryOptions({ input: { id: from } }),
    enabled: from !== 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const { data: customer, error: noCustomer } = useQuery({
    ...api.customers.find.queryOptions({ input: { id: buyer } }),
    enabled: buyer !== 0,
  })
  const error = noOrder ?? noCustomer

  if (error)
    return (
      <Page>
        <Banner tone="bad" urgent>
          {sentence(error)}
        </Banner>
      </Page>
    )
  if (!settings || (from !== 0 && !record) || (buyer !== 0 && !customer)) return <Page>{t($ => $.frame.loading)}</Page>
  const fixed =
    changed === 0 ? null : (record?.acts.find(each => each.act === (amends ? 'amend' : 'edit'))?.blocked ?? null)
  if (fixed)
    return (
      <Page>
        <Banner tone="warn" action={<Link to={`/orders/${changed}`}>{t($ => $.frame.actions.open)}</Link>}>
          {t($ => (amends ? $.orderEntry.notAmended : $.orderEntry.fixed), { why: words.orders.block[fixed] })}
        </Banner>
      </Page>
    )
  const key = amends
    ? `amend-${changed}`
    : changed
      ? `${changed}`
      : copied
        ? `copy-${copied}`
        : buyer
          ? `customer-${buyer}`
          : 'new'
  const empty = customer ? entryFor(customer) : emptyEntry
  return (
    <EntryScreen
      key={key}
      draftKey={key}
      settings={settings}
      initial={record ? entryOf(record, changed === 0) : empty}
      changed={changed === 0 ? null : (record ?? null)}
      amends={amends}
    />
  )
}
