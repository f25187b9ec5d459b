import type { PresentSample } from '../../../shared/setup/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useT } from '../../widgets/words.ts'
import { useSampleDoors } from './useSample.ts'

/** Before the sign-in of a sample company: whose it is, its password, and the way back. */
export function SampleNote({ sample }: { sample: PresentSample }) {
  const t = useT()
  const sentence = useErrorSentence()
  const { leave } = useSampleDoors()
  return (
    <Banner
      tone="warn"
      action={
        <ActionButton small busy={leave.isPending} onClick={() => leave.mutate({})}>
          {t($ => $.session.sample.leave)}
        </ActionButton>
      }
    >
      {leave.error
        ? sentence(leave.error)
        : t($ => $.session.sample.signIn, { company: sample.company, password: sample.password })}
    </Banner>
  )
}
