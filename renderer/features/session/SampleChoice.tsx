import { ActionButton } from '../../ui/ActionButton.tsx'
import { FullPage } from '../../ui/FullPage.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT } from '../../widgets/words.ts'
import { DoorList } from './DoorList.tsx'
import classes from './FirstStart.module.css'
import { FormError } from './FormError.tsx'
import { useSampleDoors } from './useSample.ts'

/** Which of the sample companies; each is made when it is opened first. */
export function SampleChoice({ back }: { back: () => void }) {
  const t = useT()
  const { open } = useSampleDoors()
  useKeys([{ keys: 'escape', label: t($ => $.frame.actions.back), act: back }])
  return (
    <FullPage title={t($ => $.session.sample.title)} text={t($ => $.session.sample.text)} corner={<LanguageSwitch />}>
      <FormError error={open.error} />
      <DoorList
        doors={[
          { door: 'haiti', title: t($ => $.session.sample.haiti), text: t($ => $.session.sample.haitiText) },
          { door: 'pune', title: t($ => $.session.sample.pune), text: t($ => $.session.sample.puneText) },
        ]}
        choose={name => open.mutate({ name })}
        busy={open.isPending || open.isSuccess}
      />
      <div className={classes.buttons}>
        <ActionButton keys="escape" onClick={back}>
          {t($ => $.frame.actions.back)}
        </ActionButton>
      </div>
    </FullPage>
  )
}
