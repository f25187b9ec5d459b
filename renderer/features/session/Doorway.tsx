import type { ReactNode } from 'react'
import type { SignedIn } from '../../../shared/auth/contract.ts'
import { FullPage } from '../../ui/FullPage.tsx'
import { useConnectionState } from '../../widgets/connection.ts'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT } from '../../widgets/words.ts'
import { Drawing } from './Drawing.tsx'
import { FirstStart } from './FirstStart.tsx'
import { LockScreen } from './LockScreen.tsx'
import { SignIn } from './SignIn.tsx'
import { useEnterSample } from './useEnterSample.ts'
import { useSession } from './useSession.ts'

/** Lets in whoever may come in, and shows everybody else what to do first. */
export function Doorway({ children }: { children: (person: SignedIn) => ReactNode }) {
  const t = useT()
  const connection = useConnectionState()
  const session = useSession()
  useEnterSample(session?.state)
  if (connection.state === 'ended')
    return (
      <FullPage title={t($ => $.frame.gone.endedTitle)} text={t($ => $.frame.gone.ended)} corner={<LanguageSwitch />} />
    )
  switch (session?.state) {
    case undefined:
      return <Waiting />
    case 'first-start':
      return <FirstStart />
    case 'drawing':
      return <Drawing {...session} />
    case 'signed-out':
      return <SignIn news={session.news} />
    case 'locked':
    case 'open': {
      const locked = session.state === 'locked'
      // What stands beneath the lock stays as it is, typed text too; nobody can reach it.
      return (
        <>
          {locked ? <LockScreen person={session.person} /> : null}
          <div inert={locked} style={locked ? { display: 'none' } : { height: '100%' }}>
            {children(session.person)}
          </div>
        </>
      )
    }
  }
}

function Waiting() {
  const t = useT()
  const connection = useConnectionState()
  const lost = connection.state === 'lost'
  return <FullPage title="Konvwa" text={lost ? t($ => $.frame.gone.lost) : t($ => $.frame.gone.connecting)} />
}
