import { useQuery } from '@tanstack/react-query'
import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKept } from '../../widgets/kept.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './Attention.module.css'
import { AttentionList } from './AttentionList.tsx'
import { ConflictCard } from './ConflictCard.tsx'
import { keyOf } from './item.ts'
import { PlainCard } from './PlainCard.tsx'
import { RefusedCard } from './RefusedCard.tsx'

/** Everything that cannot go on by itself: what stands at the left, what it is and what can be done about it at the right. */
export function AttentionPage() {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence('attention')
  const { data: items, error } = useQuery(api.attention.list.queryOptions())
  const [kept, keep] = useKept('attention:row', 0, (value): value is number => typeof value === 'number')
  const at = Math.max(0, Math.min(kept, (items?.length ?? 1) - 1))
  const chosen = items?.[at]
  useKeys([
    { keys: 'arrowup', label: t($ => $.frame.list.up), act: () => keep(Math.max(0, at - 1)) },
    { keys: 'arrowdown', label: t($ => $.frame.list.down), act: () => keep(at + 1) },
  ])

  return (
    <Page fill>
      <PageHead title={t($ => $.frame.screens.attention)} under={t($ => $.attention.page.under)} />
      {error ? <EmptyState title={sentence(error)} /> : null}
      {items?.length === 0 ? (
        <EmptyState title={t($ => $.attention.page.emptyTitle)} text={t($ => $.attention.page.emptyText)} />
      ) : null}
      {items && chosen ? (
        <div className={classes.halves}>
          <AttentionList items={items} at={at} choose={keep} />
          <ItemCard key={keyOf(chosen)} item={chosen} />
        </div>
      ) : null}
    </Page>
  )
}

function ItemCard({ item }: { item: AttentionItem }) {
  switch (item.kind) {
    case 'refused':
      return <RefusedCard item={item} />
    case 'conflict':
      return <ConflictCard item={item} />
    case 'held':
    case 'request':
      return <PlainCard item={item} />
  }
}
