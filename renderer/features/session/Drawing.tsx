import { Progress } from '@mantine/core'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { FullPage } from '../../ui/FullPage.tsx'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './FirstStart.module.css'
import { useSampleDoors } from './useSample.ts'

/** A sample company is being made: how far it is, and a way back where it cannot be. */
export function Drawing({ done, total, failed }: { done: number; total: number; failed: boolean }) {
  const t = useT()
  const { leave } = useSampleDoors()
  const label = t($ => $.session.sample.drawn, { done, total })
  return (
    <FullPage
      title={t($ => $.session.sample.drawing)}
      text={t($ => $.session.sample.drawingText)}
      corner={<LanguageSwitch />}
    >
      {failed ? (
        <>
          <Banner tone="bad" urgent>
            {t($ => $.session.sample.failed)}
          </Banner>
          <div className={classes.buttons}>
            <ActionButton kind="primary" busy={leave.isPending} onClick={() => leave.mutate({})}>
              {t($ => $.session.sample.leave)}
            </ActionButton>
          </div>
        </>
      ) : (
        <>
          <Progress value={total === 0 ? 4 : (100 * done) / total} size="lg" aria-label={label} />
          <p className={classes.hint}>{total === 0 ? '…' : label}</p>
        </>
      )}
    </FullPage>
  )
}
