import type { MenuItemConstructorOptions } from 'electron'
import type { ShellWords } from '../../shared/shell/words.ts'

export interface MenuOptions {
  readonly words: ShellWords
  readonly platform: NodeJS.Platform
  readonly packaged: boolean
  /** Shows the page's own help for the keyboard. */
  showKeyboard(): void
  print(): void
}

/** The menu in the person's language: roles keep each system's own keys, the words are ours. */
export function menuTemplate({ words, platform, packaged, showKeyboard, print }: MenuOptions) {
  const mac = platform === 'darwin'
  const application: MenuItemConstructorOptions = {
    label: 'Konvwa',
    submenu: [
      { role: 'about', label: words.about },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      { role: 'quit', label: words.quit },
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: words.file,
    submenu: [
      { label: words.print, accelerator: 'CmdOrCtrl+P', click: print },
      separator,
      mac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  }
  const developer: MenuItemConstructorOptions[] = packaged
    ? []
    : [separator, { role: 'toggleDevTools', label: words.developerTools }]
  const view: MenuItemConstructorOptions = {
    label: words.view,
    submenu: [
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.zoomReset },
      separator,
      { role: 'togglefullscreen', label: words.fullScreen },
      ...developer,
    ],
  }
  const windows: MenuItemConstructorOptions = {
    label: words.window,
    role: 'window',
    submenu: [{ role: 'minimize', label: words.minimize }],
  }
  const help: MenuItemConstructorOptions = {
    label: words.help,
    role: 'help',
    submenu: [
      { label: words.keyboard, click: showKeyboard },
      ...(mac ? [] : [{ role: 'about' as const, label: words.about }]),
    ],
  }
  return [...(mac ? [application] : []), file, edit, view, windows, help]
}

const separator: MenuItemConstructorOptions = { type: 'separator' }
