import { useQuery } from '@tanstack/react-query'
import type { Request } from '../../../shared/requests/contract.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useKept } from '../../widgets/kept.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { Pile } from '../../widgets/pile/Pile.tsx'
import { useAnswers } from '../../widgets/useAnswers.ts'
import { useT, useWords } from '../../widgets/words.ts'
import { RequestCard } from './RequestCard.tsx'
import { toneOf } from './tone.ts'
import { useAsked } from './useAsked.ts'

type Shown = 'open' | 'answered'
const isShown = (value: unknown): value is Shown => value === 'open' || value === 'answered'

/** What depots ask head office to change, and what came of it. */
export function RequestsPage() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const sentence = useErrorSentence('requests')
  const asked = useAsked()
  const answers = useAnswers()
  const [shown, show] = useKept<Shown>('requests:shown', 'open', isShown)
  const { data: requests, error } = useQuery(api.requests.list.queryOptions({ input: { open: shown === 'open' } }))
  useKeys([
    { keys: 'v', label: t($ => $.requests.show.switch), act: () => show(shown === 'open' ? 'answered' : 'open') },
  ])

  return (
    <Page fill>
      <PageHead title={t($ => $.frame.screens.requests)} under={t($ => $.requests.under)}>
        <Segments
          label={t($ => $.requests.show.label)}
          value={shown}
          choices={[
            { value: 'open', text: t($ => $.requests.show.open) },
            { value: 'answered', text: t($ => $.requests.show.answered) },
          ]}
          onChange={show}
        />
      </PageHead>
      {error ? <EmptyState title={sentence(error)} /> : null}
      {requests?.length === 0 ? (
        <EmptyState title={words.requests.empty[shown]} text={words.requests.empty[`${shown}Text`]} />
      ) : null}
      {requests && requests.length > 0 ? (
        <Pile<Request>
          key={shown}
          name={`requests-${shown}`}
          title={words.requests.list[shown === 'open' && !answers ? 'waiting' : shown]}
          items={requests}
          entry={request => ({
            key: String(request.id),
            tone: toneOf[request.status],
            tag: shown === 'open' ? words.requests.kind[kindOf(request)] : words.requests.status[request.status],
            at: request.answeredAt ?? request.askedAt,
            title: request.subject,
            text: asked(request),
          })}
          card={request => <RequestCard request={request} />}
        />
      ) : null}
    </Page>
  )
}

const kindOf = ({ creates, removes }: Request): 'new' | 'remove' | 'change' =>
  creates ? 'new' : removes ? 'remove' : 'change'
