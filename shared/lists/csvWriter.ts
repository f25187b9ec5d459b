import { type Cell, plainNumber } from './cell.ts'

/** How a CSV file is written. */
export interface CsvDialect {
  readonly separator: ',' | ';'
  readonly decimal: '.' | ','
  /** Spreadsheets take a file without it for another encoding. */
  readonly byteOrderMark: boolean
  /** Spreadsheets run a cell that begins like a formula: an apostrophe in front keeps it a text. */
  readonly guarded: boolean
  /** Codes instead of words, moments in UTC. */
  readonly exact: boolean
}

/** As the spreadsheet of somebody who writes this language reads it: with a decimal comma the separator is a semicolon. */
export const spreadsheetCsv = (language: 'en' | 'fr' | 'ht'): CsvDialect => ({
  separator: language === 'en' ? ',' : ';',
  decimal: language === 'en' ? '.' : ',',
  byteOrderMark: true,
  guarded: true,
  exact: false,
})

/** RFC 4180, for programs: every text exactly as it is. */
export const programsCsv: CsvDialect = {
  separator: ',',
  decimal: '.',
  byteOrderMark: false,
  guarded: false,
  exact: true,
}

/** One line with its end. `momentText` writes a moment on the depot's wall clock. */
export const csvLine = (cells: readonly Cell[], dialect: CsvDialect, momentText: (at: number) => string): string =>
  `${cells.map(cell => quoted(csvText(cell, dialect, momentText), dialect)).join(dialect.separator)}\r\n`

/**
 * What begins like a formula (`=`, `+`, `-`, `@`, their wide forms, tab, carriage return, line feed) gets an apostrophe, unless it is a number
 * as such. A text that begins with apostrophes before such a sign gets one more, so that taking away one always gives back the text.
 */
export const guardedText = (text: string): string =>
  /^'*[=+\-@\t\r\n＝＋－＠]/u.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text

function csvText(cell: Cell, dialect: CsvDialect, momentText: (at: number) => string): string {
  switch (cell.kind) {
    case 'text': {
      const said = dialect.exact && cell.code !== undefined ? cell.code : cell.text
      return dialect.guarded ? guardedText(said) : said
    }
    case 'number':
      return plainNumber(cell).replace('.', dialect.decimal)
    case 'day':
      return cell.day
    case 'instant':
      return dialect.exact ? new Date(cell.at).toISOString() : momentText(cell.at)
    case 'empty':
      return ''
  }
}

/** A text alone in its line that is empty, or has blanks at its ends, is quoted too: some readers take those away. */
const quoted = (text: string, { separator }: CsvDialect): string =>
  /["\r\n]|^\s|\s$/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text
