import { endings, type MediaType } from './mediaType.ts'

const longest = 80
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A file's name that is one on every system: without folders, drives and streams, without what cannot be seen, never one that Windows keeps
 * for itself, and with the ending of its true type.
 */
export function safeFileName(given: string, type: MediaType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const short = Array.from(stem).slice(0, longest).join('').trim()
  const name = short === '' || reserved.test(short.split('.')[0] ?? '') ? `_${short}` : short
  return `${name}.${endings[type]}`
}
