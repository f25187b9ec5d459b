import { IconCheck } from '@tabler/icons-react'
import { type ImportStep, importSteps } from '../../../shared/imports/draft.ts'
import { useT, useWords } from '../../widgets/words.ts'
import classes from './Stepper.module.css'

interface StepperProps {
  step: ImportStep
  /** Whether one may go there now. */
  mayGo: (step: ImportStep) => boolean
  go: (step: ImportStep) => void
}

/** Where somebody is on the way, and the way back. */
export function Stepper({ step, mayGo, go }: StepperProps) {
  const t = useT()
  const words = useWords()
  const now = importSteps.indexOf(step)
  return (
    <nav aria-label={t($ => $.wizard.steps.label)}>
      <ol className={classes.steps}>
        {importSteps.map((one, at) => (
          <li key={one}>
            <button
              type="button"
              className={classes.step}
              aria-current={one === step ? 'step' : undefined}
              data-past={at < now || undefined}
              disabled={one !== step && !mayGo(one)}
              onClick={() => go(one)}
            >
              <span className={classes.number} aria-hidden>
                {at < now ? <IconCheck size={13} /> : at + 1}
              </span>
              {words.wizard.steps[one]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
