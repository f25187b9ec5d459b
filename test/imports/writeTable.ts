import type { delimiters } from '../../shared/import/dialect.ts'

/** How another program might write a table. */
export interface WrittenDialect {
  readonly encoding:
    | 'utf-8'
    | 'utf-8-mark'
    | 'utf-16le'
    | 'utf-16le-mark'
    | 'utf-16be-mark'
    | 'windows-1252'
    | 'macintosh'
  readonly delimiter: (typeof delimiters)[number]
  readonly quote: '"' | "'"
  readonly escaping: 'double' | 'backslash'
  readonly quoted: 'where-needed' | 'always'
  readonly lineEnd: '\n' | '\r\n' | '\r'
  /** Lines above the heading, the last of them empty. */
  readonly above: readonly string[]
  readonly endsWithLineEnd: boolean
}

const plain: WrittenDialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escaping: 'double',
  quoted: 'where-needed',
  lineEnd: '\n',
  above: [],
  endsWithLineEnd: true,
}

/** Twenty ways that spreadsheets, shops and databases of three systems write a table. */
export const twentyDialects: readonly (readonly [name: string, WrittenDialect])[] = [
  ['commas as the standard says', { ...plain, lineEnd: '\r\n' }],
  ['commas of a Unix program', plain],
  ['commas without a last line end', { ...plain, endsWithLineEnd: false }],
  ['commas with a mark for Excel', { ...plain, encoding: 'utf-8-mark', lineEnd: '\r\n' }],
  ['everything quoted', { ...plain, quoted: 'always' }],
  ['semicolons of a French Excel', { ...plain, encoding: 'windows-1252', delimiter: ';', lineEnd: '\r\n' }],
  ['semicolons in UTF-8', { ...plain, encoding: 'utf-8-mark', delimiter: ';', lineEnd: '\r\n' }],
  ['semicolons, all quoted', { ...plain, delimiter: ';', quoted: 'always', lineEnd: '\r\n' }],
  ['tabs of Excel’s Unicode text', { ...plain, encoding: 'utf-16le-mark', delimiter: '\t', lineEnd: '\r\n' }],
  ['tabs in UTF-16 the other way round', { ...plain, encoding: 'utf-16be-mark', delimiter: '\t', lineEnd: '\r\n' }],
  ['UTF-16 without a mark', { ...plain, encoding: 'utf-16le', delimiter: ';', lineEnd: '\r\n' }],
  ['tabs', { ...plain, delimiter: '\t' }],
  ['bars', { ...plain, delimiter: '|' }],
  [
    'bars, all quoted, in Windows’ letters',
    { ...plain, encoding: 'windows-1252', delimiter: '|', quoted: 'always', lineEnd: '\r\n' },
  ],
  ['an old Macintosh', { ...plain, encoding: 'macintosh', lineEnd: '\r' }],
  ['an old Macintosh with semicolons', { ...plain, encoding: 'macintosh', delimiter: ';', lineEnd: '\r' }],
  ['single quotes', { ...plain, quote: "'", quoted: 'always' }],
  ['backslashes, as MySQL does', { ...plain, escaping: 'backslash', quoted: 'always' }],
  ['a title above', { ...plain, delimiter: ';', above: ['Rapò 2026', ''], lineEnd: '\r\n' }],
  [
    'a title, a date and Windows’ letters',
    { ...plain, encoding: 'windows-1252', above: ['Clients', 'au 21 novembre', ''] },
  ],
]

/** The bytes of a table, its heading first, as a program of that dialect writes it. */
export function writeTable(rows: readonly (readonly string[])[], dialect: WrittenDialect): Buffer {
  const { delimiter, lineEnd, above, endsWithLineEnd } = dialect
  const lines = [...above, ...rows.map(row => row.map(cell => cellOf(cell, dialect)).join(delimiter))]
  return encoded(lines.join(lineEnd) + (endsWithLineEnd ? lineEnd : ''), dialect.encoding)
}

function cellOf(cell: string, { delimiter, quote, escaping, quoted }: WrittenDialect): string {
  const needed = cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell)
  if (!needed && quoted === 'where-needed') return cell
  return quote + cell.replaceAll(quote, escaping === 'double' ? quote + quote : `\\${quote}`) + quote
}

function encoded(text: string, encoding: WrittenDialect['encoding']): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-8-mark':
      return Buffer.from(`\ufeff${text}`, 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16le-mark':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'utf-16be-mark':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    case 'windows-1252':
    case 'macintosh':
      return Buffer.from(Array.from(text, letter => byteOf(letter, encoding)))
  }
}

function byteOf(letter: string, encoding: 'windows-1252' | 'macintosh'): number {
  const code = letter.charCodeAt(0)
  if (code < 0x80) return code
  const decoder = new TextDecoder(encoding)
  for (let byte = 0x80; byte < 0x100; byte += 1) if (decoder.decode(Uint8Array.of(byte)) === letter) return byte
  throw new Error(`${encoding} has no ${letter}`)
}
