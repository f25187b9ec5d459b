import { useMutation } from '@tanstack/react-query'
import type { SignedIn } from '../../../shared/auth/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Card } from '../../ui/Card.tsx'
import { FullPage } from '../../ui/FullPage.tsx'
import { useApi } from '../../widgets/api.ts'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT } from '../../widgets/words.ts'
import { Attempt } from './Attempt.tsx'
import { useSample } from './useSample.ts'
import { useSessionChanged } from './useSession.ts'

/** Somebody went away. The same person goes on where they were, or another one signs in. */
export function LockScreen({ person }: { person: SignedIn }) {
  const t = useT()
  const api = useApi()
  const changed = useSessionChanged()
  const sample = useSample()
  const unlock = useMutation(
    api.auth.unlock.mutationOptions({ onSuccess: answer => answer.result === 'open' && changed() }),
  )
  const signOut = useMutation(api.auth.signOut.mutationOptions({ onSuccess: changed }))
  return (
    <FullPage title={t($ => $.session.lock.title)} text={t($ => $.session.lock.text)} corner={<LanguageSwitch />}>
      {sample ? <Banner tone="warn">{t($ => $.session.sample.unlock, { password: sample.password })}</Banner> : null}
      <Card>
        <Attempt
          label={t($ => $.session.signIn.password, { name: person.name })}
          submitLabel={t($ => $.session.lock.submit)}
          answer={unlock.data}
          error={unlock.error}
          busy={unlock.isPending}
          submit={password => unlock.mutate({ password })}
        >
          <ActionButton onClick={() => signOut.mutate({})}>{t($ => $.session.lock.somebodyElse)}</ActionButton>
        </Attempt>
      </Card>
    </FullPage>
  )
}
