import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { cssVariables, theme } from './theme.ts'

export type Scheme = 'auto' | 'light' | 'dark'

interface UiProviderProps {
  scheme: Scheme
  /** Percent of the usual size. */
  textSize: number
  nonce: string
  /** What the button is called that puts a notice away. */
  closeLabel: string
  testing?: boolean
  children: ReactNode
}

/** The look. Everything that draws stands inside. */
export function UiProvider({ scheme, textSize, nonce, closeLabel, testing = false, children }: UiProviderProps) {
  const systemDark = useSystemDark()
  const drawn = scheme === 'auto' ? (systemDark ? 'dark' : 'light') : scheme
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--k-text-size', String(textSize))
  }, [textSize])
  const named = useMemo(
    () => ({
      ...theme,
      components: {
        ...theme.components,
        Notification: { defaultProps: { closeButtonProps: { 'aria-label': closeLabel } } },
      },
    }),
    [closeLabel],
  )
  return (
    <MantineProvider
      theme={named}
      cssVariablesResolver={cssVariables}
      forceColorScheme={drawn}
      getStyleNonce={() => nonce}
      env={testing ? 'test' : 'default'}
    >
      <RemContext value={(16 * textSize) / 100}>{children}</RemContext>
      <Notifications position="bottom-right" limit={3} />
    </MantineProvider>
  )
}

const RemContext = createContext(16)

/** How many pixels one rem is now, for what has to be measured in pixels. */
export const useRem = (): number => useContext(RemContext)

const darkQuery = '(prefers-color-scheme: dark)'

function useSystemDark(): boolean {
  return useSyncExternalStore(
    changed => {
      const query = window.matchMedia(darkQuery)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(darkQuery).matches,
  )
}
