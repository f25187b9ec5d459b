import { Link } from 'react-router'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useT } from '../../../widgets/words.ts'
import { useEntry, useEntryStore } from './entryContext.ts'
import type { Obstacle } from './useSubmit.ts'

/** Why it was not saved, in a sentence, and what can be done. */
export function ObstacleBanner({ obstacle, again }: { obstacle: Obstacle; again: () => void }) {
  const t = useT()
  const sentence = useErrorSentence()
  const store = useEntryStore()
  const id = useEntry(state => state.entry.id)
  switch (obstacle.sort) {
    case 'mend':
      return (
        <Banner tone="warn" urgent>
          {t($ => $.orderEntry.mend, { count: obstacle.count })}
        </Banner>
      )
    case 'no-lines':
      return (
        <Banner tone="warn" urgent>
          {t($ => $.orderEntry.noLines)}
        </Banner>
      )
    case 'error':
      return (
        <Banner tone="bad" urgent>
          {sentence(obstacle.error)}
        </Banner>
      )
    case 'stale':
      return (
        <Banner
          tone="warn"
          urgent
          action={
            <ActionButton
              small
              onClick={() => {
                store.getState().change({ version: obstacle.version })
                again()
              }}
            >
              {t($ => $.orderEntry.stale.again)}
            </ActionButton>
          }
        >
          {t($ => $.orderEntry.stale.text)} <Link to={`/orders/${id}`}>{t($ => $.orderEntry.stale.theirs)}</Link>
        </Banner>
      )
  }
}
