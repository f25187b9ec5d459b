import { Popover } from '@mantine/core'
import { IconFlask2 } from '@tabler/icons-react'
import { useState } from 'react'
import { shortDay } from '../../../shared/kernel/locale.ts'
import type { PresentSample } from '../../../shared/setup/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmDialog } from '../../widgets/dialogs.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useLanguage, useT } from '../../widgets/words.ts'
import classes from './SampleMark.module.css'
import { useSample, useSampleDoors } from './useSample.ts'

/** Says on every screen that this is a sample company, and lets one begin it anew or leave it. Nothing in one's own books. */
export function SampleMark() {
  const sample = useSample()
  return sample ? <Mark sample={sample} /> : null
}

function Mark({ sample }: { sample: PresentSample }) {
  const t = useT()
  const language = useLanguage()
  const sentence = useErrorSentence()
  const { beginAnew, leave } = useSampleDoors()
  const [opened, setOpened] = useState(false)
  const [asking, setAsking] = useState(false)
  const day = shortDay(sample.day, language)
  return (
    <>
      <Popover position="bottom" width="20rem" trapFocus opened={opened} onChange={setOpened}>
        <Popover.Target>
          <button type="button" className={classes.mark} onClick={() => setOpened(!opened)}>
            <IconFlask2 size={16} aria-hidden />
            {sample.old ? t($ => $.session.sample.markOf, { day }) : t($ => $.session.sample.mark)}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t($ => $.session.sample.mark)}>
          <div className={classes.about}>
            <p>{t($ => $.session.sample.about, { company: sample.company, day })}</p>
            {sample.old ? <p>{t($ => $.session.sample.old)}</p> : null}
            {leave.error ? <p role="alert">{sentence(leave.error)}</p> : null}
            <ActionButton
              onClick={() => {
                setOpened(false)
                setAsking(true)
              }}
            >
              {t($ => $.session.sample.anew)}
            </ActionButton>
            <ActionButton busy={leave.isPending} onClick={() => leave.mutate({})}>
              {t($ => $.session.sample.leave)}
            </ActionButton>
          </div>
        </Popover.Dropdown>
      </Popover>
      <ConfirmDialog
        opened={asking}
        close={() => setAsking(false)}
        title={t($ => $.session.sample.anew)}
        act={t($ => $.session.sample.anew)}
        busy={beginAnew.isPending}
        error={beginAnew.error}
        confirm={() => beginAnew.mutate({})}
      >
        {t($ => $.session.sample.anewText)}
      </ConfirmDialog>
    </>
  )
}
