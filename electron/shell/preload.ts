import { ipcRenderer } from 'electron'

/**
 * The only code between the page and the shell. The page posts `konvwa:connect` to its own window and gets
 * `konvwa:port` back with one end of a channel to the backend; a port cannot cross by any other way. Nothing of
 * Electron's is handed to the page. A sandboxed preload imports nothing of ours, so the words stand here again.
 */
const origin = 'app://main'

window.addEventListener('message', event => {
  if (event.source !== window || event.origin !== origin || typeof event.data !== 'string') return
  if (event.data === 'konvwa:connect') ipcRenderer.send('konvwa:connect')
  if (event.data === 'konvwa:files') ipcRenderer.send('konvwa:files')
  const language = /^konvwa:language:(en|fr|ht)$/.exec(event.data)?.[1]
  if (language) ipcRenderer.send('konvwa:language', language)
})

ipcRenderer.on('konvwa:port', event => window.postMessage('konvwa:port', origin, [...event.ports]))
ipcRenderer.on('konvwa:keyboard', () => window.postMessage('konvwa:keyboard', origin))
ipcRenderer.on('konvwa:file-there', () => window.postMessage('konvwa:file-there', origin))
ipcRenderer.on('konvwa:file', (_event, name: string, bytes: Uint8Array) =>
  window.postMessage({ what: 'konvwa:file', name, bytes }, origin),
)
