import { useQuery } from '@tanstack/react-query'
import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import type { Tone } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { Pile } from '../../widgets/pile/Pile.tsx'
import { useT, useWords } from '../../widgets/words.ts'
import { ConflictCard } from './ConflictCard.tsx'
import { keyOf } from './item.ts'
import { PlainCard } from './PlainCard.tsx'
import { RefusedCard } from './RefusedCard.tsx'
import { useItemSentence } from './useItemSentence.ts'

const toneOf: Record<AttentionItem['kind'], Tone> = {
  refused: 'bad',
  unequal: 'bad',
  held: 'quiet',
  conflict: 'warn',
  request: 'know',
}

/** Everything that cannot go on by itself: what stands at the left, what it is and what can be done about it at the right. */
export function AttentionPage() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const sentence = useErrorSentence('attention')
  const itemSentence = useItemSentence()
  const { data: items, error } = useQuery(api.attention.list.queryOptions())

  return (
    <Page fill>
      <PageHead title={t($ => $.frame.screens.attention)} under={t($ => $.attention.page.under)} />
      {error ? <EmptyState title={sentence(error)} /> : null}
      {items?.length === 0 ? (
        <EmptyState title={t($ => $.attention.page.emptyTitle)} text={t($ => $.attention.page.emptyText)} />
      ) : null}
      {items && items.length > 0 ? (
        <Pile
          name="attention"
          title={t($ => $.attention.page.list)}
          items={items}
          entry={item => ({
            key: keyOf(item),
            tone: toneOf[item.kind],
            tag: words.attention.kind[item.kind],
            at: item.at,
            title: item.subject,
            text: itemSentence(item),
          })}
          card={item => <ItemCard item={item} />}
        />
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
    case 'unequal':
    case 'request':
      return <PlainCard item={item} />
  }
}
