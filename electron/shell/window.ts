export interface WindowOptions {
  /** The preload's file, built as CommonJS: a sandboxed page can load no other. */
  readonly preload: string
  readonly packaged: boolean
}

/** How the one window is made. Every security switch is said aloud, so that a change of Electron's defaults changes nothing. */
export const windowOptions = ({ preload, packaged }: WindowOptions) => ({
  width: 1366,
  height: 768,
  minWidth: 1024,
  minHeight: 600,
  show: false,
  title: 'Konvwa',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spelling dictionaries would be fetched from the internet.
    spellcheck: false,
    devTools: !packaged,
  },
})
