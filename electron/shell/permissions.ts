/** What the denial needs of Electron's Session. */
export interface GuardedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void
  setDevicePermissionHandler(handler: (details: unknown) => boolean): void
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { readonly url: string }, answer: (response: { cancel: boolean }) => void) => void,
    ): void
  }
}

/** The page needs no camera, place, notification or device, and loads nothing but this program's own files. */
export function denyEverything(session: GuardedSession, ourScheme: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOurs(url, ourScheme) }))
}

const isOurs = (url: string, ourScheme: string): boolean =>
  [`${ourScheme}:`, 'blob:', 'data:', 'devtools:'].some(scheme => url.startsWith(scheme))
