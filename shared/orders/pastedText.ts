import { parseQuantity } from '../kernel/quantity.ts'

/** One line of pasted text: what it calls the product and how much of it, both as written. */
export interface PastedLine {
  /** Which line of the text, from 1. */
  row: number
  /** The whole line as it was pasted. */
  text: string
  product: string
  quantity: string
}

export interface PastedText {
  lines: readonly PastedLine[]
  /** Lines without a quantity and a product: greetings, headings. */
  notUnderstood: readonly string[]
}

/**
 * Order lines out of a message or a spreadsheet: `12 kès MAL-24`, `MAL-24: 12c 6b`, `- malta x 12`, `MAL-24<TAB>Malta<TAB>12`. Which
 * product is meant is for the catalogue to say; nothing is dropped in silence.
 */
export function parsePastedText(text: string): PastedText {
  const lines: PastedLine[] = []
  const notUnderstood: string[] = []
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const trimmed = raw.trim()
    if (trimmed === '') continue
    const parts = trimmed.includes('\t') ? fromCells(trimmed) : fromWords(trimmed)
    if (parts) lines.push({ row: index + 1, text: trimmed, ...parts })
    else notUnderstood.push(trimmed)
  }
  return { lines, notUnderstood }
}

/** Whether a clipboard holds more than one field's worth: then it is for the table, not for the field. */
export const looksLikeLines = (text: string): boolean => /[\n\r\t]/.test(text.trim())

type Parts = Pick<PastedLine, 'product' | 'quantity'>

function fromCells(line: string): Parts | null {
  const cells = line.split('\t').map(cell => cell.trim())
  const [first = '', ...rest] = cells.filter(cell => cell !== '')
  const quantity = rest.find(isQuantity)
  if (quantity !== undefined && !isQuantity(first)) return { product: first, quantity }
  const [product] = rest
  return isQuantity(first) && product !== undefined ? { product, quantity: first } : null
}

function fromWords(line: string): Parts | null {
  const plain = line.replace(sender, '').replace(bullet, '').trim()
  return quantityFirst(plain) ?? quantityLast(plain)
}

/** `12c 6b MAL-24`, `12 kès ak 6 boutèy malta`, `12 x MAL-24`, `12 MAL-24`. */
function quantityFirst(line: string): Parts | null {
  const match = new RegExp(`^(${amount})(?:\\s*[x×*]|\\s+(?:de|of))?\\s+(\\S.*)$`, 'iu').exec(line)
  return match ? parts(match[2], match[1]) : null
}

/** `MAL-24 12c`, `MAL-24: 12 kès`, `malta x 12`, `MAL-24 = 12c 6b`. */
function quantityLast(line: string): Parts | null {
  const match = new RegExp(`^(.*?\\S)(?:\\s*[:=]\\s*|\\s+[x×*]?\\s*|\\s+-\\s+)(${amount})\\.?$`, 'iu').exec(line)
  return match ? parts(match[1], match[2]) : null
}

function parts(product: string | undefined, typed: string | undefined): Parts | null {
  const quantity = (typed ?? '').replace(/\s+(?:ak|et|and|e)\s+/iu, ' ').trim()
  return product !== undefined && /\p{L}/u.test(product) && isQuantity(quantity) ? { product, quantity } : null
}

const isQuantity = (text: string): boolean => parseQuantity(text, 1) !== null

const cases = '(?:k[eè]s|caisses?|cases?|c|k)'
const bottles = '(?:bout[eè]y|bouteilles?|bottles?|bts?|b|unités?|units?|u)'
const amount = `\\d{1,7}\\s*${cases}(?:\\s*(?:ak|et|and|e|\\+|,)?\\s*\\d{1,7}\\s*${bottles})?(?![\\p{L}\\d])|\\d{1,7}\\s*${bottles}(?![\\p{L}\\d])|\\d{1,7}(?![\\p{L}\\d-])`

/** What WhatsApp puts before each message it exports: `[14:31, 17/11/2026] Jean: ` and `17/11/2026, 14:31 - Jean: `. */
const sender = /^(?:\[[^\]]{5,40}\]\s*|\d{1,2}\/\d{1,2}\/\d{2,4},?\s+\d{1,2}:\d{2}(?:\s?[ap]m)?\s+-\s+)[^:]{1,60}:\s*/iu
const bullet = /^(?:[-–—•*·]\s*|\d{1,2}[.)]\s+)/u
