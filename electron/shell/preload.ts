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
  const language = /^konvwa:language:(en|fr|ht)$/.exec(event.data)?.[1]
  if (language) ipcRenderer.send('konvwa:language', language)
})

ipcRenderer.on('konvwa:port', event => window.postMessage('konvwa:port', origin, [...event.ports]))
ipcRenderer.on('konvwa:keyboard', () => window.postMessage('konvwa:keyboard', origin))
