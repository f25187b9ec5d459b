import type { ImportState } from '../../../../shared/imports/contract.ts'
import type { Words } from '../../../../shared/words/en.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useWords } from '../../../widgets/words.ts'
import { useCountsText } from '../useCountsText.ts'
import classes from './Done.module.css'
import { UndoButton } from './UndoButton.tsx'

const tones = { running: 'know', done: 'good', cancelled: 'know', failed: 'bad', undone: 'know' } as const

/** How the import ended, and what can be done now. */
export function OutcomeCard({ state, again }: { state: ImportState; again: () => void }) {
  const { wizard } = useWords()
  const counts = useCountsText()
  const over = state.state !== 'done'
  useKeys([{ keys: 'i', label: wizard.done.again, act: again, disabled: !over }])
  return (
    <Card title={wizard.done[state.state]} tone={tones[state.state]}>
      {state.state === 'done' && state.counts ? <p className={classes.counts}>{counts(state.counts)}</p> : null}
      {state.state === 'done' && wasInterrupted(state) ? (
        <Banner tone="warn">{wizard.done.interruptedStays}</Banner>
      ) : null}
      {state.state === 'done' && (state.counts?.requested ?? 0) > 0 ? <p>{wizard.done.askedOf}</p> : null}
      <p>{endingOf(state, wizard)}</p>
      <div className={classes.acts}>
        {over ? (
          <ActionButton keys="i" onClick={again}>
            {wizard.done.again}
          </ActionButton>
        ) : (
          <UndoButton batch={state.batch} />
        )}
      </div>
    </Card>
  )
}

function endingOf(state: ImportState, { done }: Words['wizard']): string | null {
  switch (state.state) {
    case 'running':
    case 'done':
      return null
    case 'failed':
      return wasInterrupted(state) ? done.interruptedText : done.failedText
    case 'cancelled':
      return done.cancelledText
    case 'undone':
      return done.undoneText
  }
}

const wasInterrupted = ({ counts }: ImportState): boolean =>
  counts?.rejected.some(({ problem }) => problem === 'interrupted') ?? false
