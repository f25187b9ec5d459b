/** What the guard needs of Electron's WebContents. */
export interface GuardedContents {
  on(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', listener: (event: Preventable) => void): unknown
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void
}

interface Preventable {
  preventDefault(): void
}

/**
 * The page stays where it is: no navigation, no second window, no embedded browser. A link out goes to `open`, which
 * decides whether the operating system may have it.
 */
export function guardNavigation(contents: GuardedContents, open: (address: string) => void): void {
  const prevent = (event: Preventable): void => event.preventDefault()
  contents.on('will-navigate', prevent)
  contents.on('will-frame-navigate', prevent)
  contents.on('will-redirect', prevent)
  contents.on('will-attach-webview', prevent)
  contents.setWindowOpenHandler(({ url }) => {
    open(url)
    return { action: 'deny' }
  })
}
