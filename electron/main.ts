import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  protocol,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron'
import { type Language, languages } from '../shared/kernel/locale.ts'
import { languageOf, type ShellWords, shellWords } from '../shared/shell/words.ts'
import { startWords } from '../shared/start/words.ts'
import { shellArguments } from './shell/arguments.ts'
import { runBackend } from './shell/backendProcess.ts'
import { carriedIn, openCarried } from './shell/carriedFiles.ts'
import { dataFolder } from './shell/dataFolder.ts'
import { externalLink } from './shell/externalLinks.ts'
import { menuTemplate } from './shell/menu.ts'
import { guardNavigation } from './shell/navigation.ts'
import { denyEverything } from './shell/permissions.ts'
import {
  connectChannel,
  fileChannel,
  filesChannel,
  fileThereChannel,
  isOurPage,
  keyboardChannel,
  languageChannel,
  portChannel,
} from './shell/portHandover.ts'
import { pageOrigin, scheme, schemes, servePage } from './shell/protocol.ts'
import { keyringSecrets } from './shell/secrets.ts'
import { isFirst } from './shell/singleInstance.ts'
import { windowOptions } from './shell/window.ts'

const typed = process.argv.slice(app.isPackaged ? 1 : 2)
const given = shellArguments(typed, app.isPackaged)
const carried = openCarried({
  size: async file => (await stat(file)).size,
  read: file => readFile(file),
  tell: () => BrowserWindow.getAllWindows()[0]?.webContents.send(fileThereChannel),
})
const data = path.resolve(given.data ?? dataFolder(process.platform, process.env, homedir()))
// A sample has a window of its own, beside one that shows the books of the same folder.
app.setPath('userData', path.join(data, given.sample === undefined ? 'window' : 'sample/window'))
app.enableSandbox()
protocol.registerSchemesAsPrivileged(schemes)

if (given.refused !== undefined) {
  dialog.showErrorBox('Konvwa', `${shellWords[languageOf(app.getLocale())].unknownArgument} ${given.refused}`)
  app.exit(2)
} else if (isFirst(app, broughtHere)) {
  // macOS says so, also before it is ready; elsewhere the file is an argument.
  app.on('open-file', (event, file) => {
    event.preventDefault()
    carried.bring([file])
  })
  carried.bring(carriedIn(typed, process.cwd()))
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents, openOutside))
  app.whenReady().then(open, (error: unknown) => {
    dialog.showErrorBox('Konvwa', String(error))
    app.exit(1)
  })
} else {
  app.quit()
}

async function open(): Promise<void> {
  denyEverything(session.defaultSession, scheme)
  protocol.handle(scheme, request =>
    servePage(request, {
      folder: path.join(import.meta.dirname, '../renderer'),
      read: async file => Uint8Array.from(await readFile(file)),
      nonce: () => randomBytes(16).toString('base64'),
    }),
  )
  let language = languageOf(app.getLocale())
  const backend = startBackend(() => language)
  const window = new BrowserWindow(
    windowOptions({ preload: path.join(import.meta.dirname, '../preload/preload.cjs'), packaged: app.isPackaged }),
  )

  ipcMain.on(connectChannel, event => {
    if (!isOurPage(event.senderFrame, { known: event.sender === window.webContents })) return
    const { port1, port2 } = new MessageChannelMain()
    backend.connect(port1, window.id)
    event.senderFrame?.postMessage(portChannel, null, [port2])
  })
  ipcMain.on(languageChannel, (event, wanted: unknown) => {
    if (!isOurPage(event.senderFrame, { known: event.sender === window.webContents })) return
    language = languages.find(known => known === wanted) ?? language
    showMenu(shellWords[language], window)
  })
  ipcMain.on(filesChannel, event => {
    if (!isOurPage(event.senderFrame, { known: event.sender === window.webContents })) return
    carried.take().then(
      files => {
        for (const { name, bytes } of files) window.webContents.send(fileChannel, name, bytes)
      },
      (error: unknown) => console.error(error),
    )
  })
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', closeBooksFirst(backend.stop))

  showMenu(shellWords[language], window)
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${pageOrigin}/`)
}

/** A second Konvwa was started on the same books, perhaps by a double click on a file. */
function broughtHere(others: readonly string[], folder: string): void {
  BrowserWindow.getAllWindows()[0]?.show()
  carried.bring(carriedIn(others, folder))
}

function startBackend(language: () => Language) {
  const sample = given.sample === undefined ? [] : ['--sample', given.sample]
  const secrets = keyringSecrets(safeStorage, process.platform)
  return runBackend<MessagePortMain>({
    fork: () =>
      utilityProcess.fork(path.join(import.meta.dirname, 'backend.js'), ['--data', data, ...sample], {
        serviceName: 'konvwa-backend',
        stdio: 'inherit',
      }),
    ended: times => {
      if (times <= 5) return true
      const words = shellWords[language()]
      dialog.showErrorBox(words.backendGone, words.backendGoneDetail)
      app.quit()
      return false
    },
    problem: problem => {
      const { title, where, again, problem: said } = startWords[language()]
      const { what, remedy } = said[problem]
      dialog.showErrorBox(title, `${what}\n\n${remedy}\n\n${where} ${data}\n${again}`)
      app.quit()
    },
    answer: async (kind, value) => {
      if (kind === 'seal') return secrets.seal(value)
      if (kind === 'unseal') return secrets.open(value)
      return null
    },
    now: () => performance.now(),
    later: (milliseconds, work) => setTimeout(work, milliseconds).unref(),
  })
}

/** Holds the end of the program until the backend has closed the books. */
function closeBooksFirst(stop: () => Promise<void>) {
  let closed = false
  return (event: { preventDefault(): void }): void => {
    if (closed) return
    event.preventDefault()
    stop().then(
      () => {
        closed = true
        app.quit()
      },
      () => app.exit(1),
    )
  }
}

function showMenu(words: ShellWords, window: BrowserWindow): void {
  const template = menuTemplate({
    words,
    platform: process.platform,
    packaged: app.isPackaged,
    showKeyboard: () => window.webContents.send(keyboardChannel),
    print: () => window.webContents.print(),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function openOutside(address: string): void {
  const allowed = externalLink(address, [])
  if (allowed !== null) shell.openExternal(allowed).catch((error: unknown) => console.error(error))
}
