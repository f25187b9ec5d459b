import { pageOrigin } from './protocol.ts'

/** What the page's preload says to the shell, and the shell to the preload. */
export const connectChannel = 'konvwa:connect'
export const portChannel = 'konvwa:port'
export const languageChannel = 'konvwa:language'
export const keyboardChannel = 'konvwa:keyboard'
/** Something was brought; the page asks for it; here it is. */
export const fileThereChannel = 'konvwa:file-there'
export const filesChannel = 'konvwa:files'
export const fileChannel = 'konvwa:file'

/** What the check needs of Electron's WebFrameMain. */
export interface AskingFrame {
  readonly url: string
  readonly parent: unknown
  readonly detached: boolean
}

/**
 * Whether a frame may have what is the page's alone. A MessagePort has no sender once it is given away, so this is the
 * only moment to look: the top frame of our own page, still attached, in our own window.
 */
export function isOurPage(frame: AskingFrame | null, window: { readonly known: boolean }): boolean {
  if (frame === null || !window.known || frame.detached || frame.parent !== null) return false
  return frame.url === pageOrigin || frame.url.startsWith(`${pageOrigin}/`)
}
