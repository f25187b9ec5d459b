import { useState } from 'react'
import { FullPage } from '../../ui/FullPage.tsx'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT } from '../../widgets/words.ts'
import { AloneForm } from './AloneForm.tsx'
import { DoorList } from './DoorList.tsx'
import classes from './FirstStart.module.css'
import { JoinForm } from './JoinForm.tsx'
import { SampleChoice } from './SampleChoice.tsx'

type Door = 'sample' | 'join' | 'alone'

/** Nobody is here yet: three doors. */
export function FirstStart() {
  const [door, setDoor] = useState<Door | null>(null)
  const back = (): void => setDoor(null)
  switch (door) {
    case null:
      return <ThreeDoors choose={setDoor} />
    case 'sample':
      return <SampleChoice back={back} />
    case 'join':
      return <JoinForm back={back} />
    case 'alone':
      return <AloneForm back={back} />
  }
}

function ThreeDoors({ choose }: { choose: (door: Door) => void }) {
  const t = useT()
  return (
    <FullPage title={t($ => $.session.first.title)} text={t($ => $.session.first.text)} corner={<LanguageSwitch />}>
      <DoorList
        doors={[
          { door: 'sample', title: t($ => $.session.first.sample), text: t($ => $.session.first.sampleText) },
          { door: 'join', title: t($ => $.session.first.join), text: t($ => $.session.first.joinText) },
          { door: 'alone', title: t($ => $.session.first.alone), text: t($ => $.session.first.aloneText) },
        ]}
        choose={choose}
      />
      <p className={classes.hint}>{t($ => $.session.first.chooseHint)}</p>
    </FullPage>
  )
}
