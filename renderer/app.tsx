import { QueryClientProvider } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { type ReactNode, useEffect, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import type { Client } from '../shared/contract.ts'
import { Frame } from './features/frame/Frame.tsx'
import { NotFound } from './features/frame/NotFound.tsx'
import { TopBar } from './features/frame/TopBar.tsx'
import { KeyHelp } from './features/help/KeyHelp.tsx'
import { Search } from './features/search/Search.tsx'
import { Doorway } from './features/session/Doorway.tsx'
import { PasswordDialog } from './features/session/PasswordDialog.tsx'
import { SampleMark } from './features/session/SampleMark.tsx'
import { usePresence } from './features/session/usePresence.ts'
import { useSession, useSessionChanged } from './features/session/useSession.ts'
import { SyncLine } from './features/sync/SyncLine.tsx'
import { createRouter, screens } from './routes.tsx'
import { UiProvider } from './ui/UiProvider.tsx'
import { ApiContext, createApi } from './widgets/api.ts'
import { type Connection, ConnectionContext } from './widgets/connection.ts'
import { DepotProvider } from './widgets/depot.tsx'
import { ErrorBoundary } from './widgets/ErrorBoundary.tsx'
import { BroughtProvider } from './widgets/file/brought.tsx'
import { useBroughtFiles } from './widgets/file/useBroughtFiles.ts'
import { KeptProvider } from './widgets/kept.tsx'
import { KeysProvider, useKeys } from './widgets/keys.tsx'
import { PersonContext } from './widgets/person.ts'
import { createQueryClient } from './widgets/queryClient.ts'
import { RemoteProvider } from './widgets/remote.tsx'
import { usePreferences } from './widgets/usePreferences.ts'
import { useUndo } from './widgets/useUndo.tsx'
import { useWatch } from './widgets/useWatch.ts'
import { changeLanguage, useLanguage, useT } from './widgets/words.ts'

interface AppProps {
  client: Client
  connection: Connection
  words: i18n
  nonce: string
  testing?: boolean
}

/** The page: who may look at what, in which language, over which connection. */
export function App({ client, connection, words, nonce, testing = false }: AppProps) {
  const [api] = useState(() => createApi(client))
  const [queryClient] = useState(() => {
    const created = createQueryClient(() => void created.invalidateQueries({ queryKey: api.auth.state.key() }))
    return created
  })
  return (
    <ConnectionContext value={connection}>
      <QueryClientProvider client={queryClient}>
        <ApiContext value={api}>
          <I18nextProvider i18n={words}>
            <Look nonce={nonce} testing={testing}>
              <Inside />
            </Look>
          </I18nextProvider>
        </ApiContext>
      </QueryClientProvider>
    </ConnectionContext>
  )
}

function Look({ nonce, testing, children }: { nonce: string; testing: boolean; children: ReactNode }) {
  const { preferences } = usePreferences()
  const t = useT()
  return (
    <UiProvider
      scheme={preferences.theme}
      textSize={preferences.textSize}
      nonce={nonce}
      closeLabel={t($ => $.frame.actions.close)}
      testing={testing}
    >
      <ErrorBoundary place="">
        <RemoteProvider>
          <KeptProvider>
            <KeysProvider>{children}</KeysProvider>
          </KeptProvider>
        </RemoteProvider>
      </ErrorBoundary>
    </UiProvider>
  )
}

function Inside() {
  useSpokenLanguage()
  useFirstScreen()
  return (
    <Doorway>
      {person => (
        <PersonContext value={person}>
          <DepotProvider key={person.id}>
            <BroughtProvider>
              <Screens />
            </BroughtProvider>
          </DepotProvider>
        </PersonContext>
      )}
    </Doorway>
  )
}

/** Made once somebody is let in: until then the address may still hold the one-time code. */
function Screens() {
  const [router] = useState(() => createRouter(FrameRoute, NotFound))
  return <RouterProvider router={router} />
}

/** The frame round the screens: it alone knows the slices that stand in it. */
function FrameRoute() {
  const { pathname } = useLocation()
  const [help, setHelp] = useState(false)
  const [password, setPassword] = useState(false)
  const t = useT()
  const { undo } = useUndo()
  const sessionEnded = useSessionChanged()
  useWatch(() => void sessionEnded())
  usePresence()
  useShellKeyboard(() => setHelp(true))
  useBroughtFiles('/settings/computer')
  useKeys(
    [
      { keys: '?', label: t($ => $.frame.keys.help), act: () => setHelp(true) },
      { keys: 'ctrl+z', label: t($ => $.frame.keys.undo), act: () => void undo() },
    ],
    'everywhere',
  )
  return (
    <>
      <Frame
        screens={screens}
        top={
          <TopBar
            mark={<SampleMark />}
            search={<Search screens={screens} />}
            changePassword={() => setPassword(true)}
          />
        }
        foot={
          <SyncLine
            showKeys={() => setHelp(true)}
            attentionPath={screens.some(screen => screen.path === 'attention') ? '/attention' : null}
          />
        }
      />
      <KeyHelp key={pathname} opened={help} close={() => setHelp(false)} />
      {password ? <PasswordDialog close={() => setPassword(false)} /> : null}
    </>
  )
}

/** The screen where somebody begins is fetched while they type their password. */
function useFirstScreen(): void {
  useEffect(() => {
    void screens
      .find(screen => screen.rail)
      ?.load()
      .catch(() => {})
  }, [])
}

/** The language chosen on this computer, else the person's own, else the computer's. The desktop's menu follows. */
function useSpokenLanguage(): void {
  const { i18n } = useTranslation()
  const { preferences, known } = usePreferences()
  const session = useSession()
  const own = session && 'person' in session ? session.person.language : null
  const wanted = known ? (preferences.language ?? own) : null
  const spoken = useLanguage()
  useEffect(() => {
    if (wanted !== null) void changeLanguage(i18n, wanted)
  }, [i18n, wanted])
  useEffect(() => {
    if (window.location.protocol === 'app:') window.postMessage(`konvwa:language:${spoken}`, window.location.origin)
  }, [spoken])
}

/** The desktop's menu has an entry for the keys. */
function useShellKeyboard(show: () => void): void {
  useEffect(() => {
    const heard = (event: MessageEvent): void => {
      if (event.source === window && event.data === 'konvwa:keyboard') show()
    }
    window.addEventListener('message', heard)
    return () => window.removeEventListener('message', heard)
  }, [show])
}
