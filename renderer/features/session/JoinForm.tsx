import { useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Card } from '../../ui/Card.tsx'
import { FullPage } from '../../ui/FullPage.tsx'
import { type Joined, JoinFields } from '../../widgets/join/JoinFields.tsx'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './FirstStart.module.css'
import { useSessionChanged } from './useSession.ts'

/** The code from head office makes this computer one of its own. */
export function JoinForm({ back }: { back: () => void }) {
  const t = useT()
  const changed = useSessionChanged()
  const [joined, setJoined] = useState<Joined | null>(null)
  if (joined)
    return (
      <FullPage title={t($ => $.session.join.title)} corner={<LanguageSwitch />}>
        <Banner tone="good">{t($ => $.session.join.done)}</Banner>
        {joined.waiting > 0 ? <p>{t($ => $.session.join.doneWaiting, { count: joined.waiting })}</p> : null}
        <div className={classes.buttons}>
          <ActionButton ref={takeKeyboard} kind="primary" onClick={() => void changed()}>
            {t($ => $.frame.actions.next)}
          </ActionButton>
        </div>
      </FullPage>
    )
  return (
    <FullPage title={t($ => $.session.join.title)} text={t($ => $.session.join.text)} corner={<LanguageSwitch />}>
      <Card>
        <JoinFields first back={{ label: t($ => $.frame.actions.back), act: back }} joined={setJoined} />
      </Card>
    </FullPage>
  )
}

const takeKeyboard = (button: HTMLButtonElement | null): void => button?.focus()
