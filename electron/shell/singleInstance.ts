/** What the lock needs of Electron's App. */
export interface LockingApp {
  requestSingleInstanceLock(): boolean
  on(event: 'second-instance', listener: () => void): unknown
}

/** True for the first Konvwa on these books. A second one brings the first to the front and must end. */
export function isFirst(app: LockingApp, showWindow: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', showWindow)
  return true
}
