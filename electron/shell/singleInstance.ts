/** What the lock needs of Electron's App. */
export interface LockingApp {
  requestSingleInstanceLock(): boolean
  on(event: 'second-instance', listener: (event: unknown, given: string[], folder: string) => void): unknown
}

/** True for the first Konvwa on these books. A second one brings the first to the front, hands over what it was given, and must end. */
export function isFirst(app: LockingApp, second: (given: readonly string[], folder: string) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_event, given, folder) => second(given, folder))
  return true
}
