import { tableLimits, UnreadableTable } from './unreadable.ts'

/** What is found in an XML text, one after the other. Names come without their prefix. */
export interface XmlListener {
  open(name: string, attributes: string): void
  text(text: string): void
  close(name: string): void
}

/**
 * Goes through the XML of a spreadsheet, which is flat and knows no entities but the five: a text with a document type of its own is refused,
 * nesting is counted, and no piece may be larger than a cell. Throws UnreadableTable.
 */
export async function readXml(pieces: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  let rest = ''
  let depth = 0
  for await (const piece of pieces) {
    rest += piece
    let at = 0
    for (;;) {
      const begin = rest.indexOf('<', at)
      if (begin < 0) break
      const kind = markupAt(rest, begin)
      const stop = kind === null ? -1 : rest.indexOf(kind.end, begin + kind.begin)
      if (kind === null || stop < 0) {
        if (begin > at) listener.text(decoded(rest.slice(at, begin)))
        at = begin
        break
      }
      if (begin > at) listener.text(decoded(rest.slice(at, begin)))
      at = stop + kind.end.length
      if (kind.text) listener.text(rest.slice(begin + kind.begin, stop))
      if (kind.tag) depth += tag(rest.slice(begin + 1, stop), listener)
      if (depth > mostDepth) throw new UnreadableTable('damaged-file')
    }
    rest = rest.slice(at)
    if (rest.length > mostPiece) throw new UnreadableTable('cell-too-long')
  }
}

/** The value of an attribute in the text of a tag; null where it has none. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(`${name}=`)
  while (at > 0 && !/\s/.test(attributes[at - 1] ?? '')) at = attributes.indexOf(`${name}=`, at + 1)
  if (at < 0) return null
  const quote = attributes[at + name.length + 1] ?? ''
  if (quote !== '"' && quote !== "'") return null
  const from = at + name.length + 2
  const to = attributes.indexOf(quote, from)
  return to < 0 ? null : decoded(attributes.slice(from, to))
}

const mostDepth = 100
const mostPiece = tableLimits.cellLetters * 4

interface Markup {
  /** So many letters before its content. */
  readonly begin: number
  readonly end: string
  readonly tag: boolean
  readonly text: boolean
}

const comment: Markup = { begin: 4, end: '-->', tag: false, text: false }
const characters: Markup = { begin: 9, end: ']]>', tag: false, text: true }
const instruction: Markup = { begin: 2, end: '?>', tag: false, text: false }
const element: Markup = { begin: 1, end: '>', tag: true, text: false }

/** Null where more of the text is needed to tell. */
function markupAt(text: string, at: number): Markup | null {
  if (at + 9 > text.length && !text.includes('>', at)) return null
  if (text[at + 1] === '?') return instruction
  if (text[at + 1] !== '!') return element
  if (text.startsWith('<!--', at)) return comment
  if (text.startsWith('<![CDATA[', at)) return characters
  throw new UnreadableTable('damaged-file')
}

/** Tells of one tag; answers by how much it goes deeper. */
function tag(content: string, listener: XmlListener): number {
  if (content.startsWith('/')) {
    listener.close(bareName(content.slice(1).trim()))
    return -1
  }
  const alone = content.endsWith('/')
  const inside = alone ? content.slice(0, -1) : content
  const space = inside.search(/\s/)
  const name = bareName(space < 0 ? inside : inside.slice(0, space))
  listener.open(name, space < 0 ? '' : inside.slice(space))
  if (alone) listener.close(name)
  return alone ? 0 : 1
}

const bareName = (name: string): string => name.slice(name.indexOf(':') + 1)

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,6}));/g, (all, number, hex, name) => {
        const code = Number(number ?? (hex === undefined ? Number.NaN : Number.parseInt(hex, 16)))
        if (Number.isNaN(code)) return entities[String(name)] ?? all
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
      })
    : text
