import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { momentIn } from '../../electron/workers/momentIn.ts'
import { csvFile } from '../../electron/workers/sheetWriters.ts'
import { xlsxFile } from '../../electron/workers/xlsxFile.ts'
import { type Cell, coded, day, empty, instant, minor, plainNumber, text, whole } from '../../shared/lists/cell.ts'
import { type CsvDialect, guardedText, programsCsv, spreadsheetCsv } from '../../shared/lists/csvWriter.ts'

const moment = momentIn('America/Port-au-Prince')

function csv(rows: readonly (readonly Cell[])[], dialect: CsvDialect): string {
  const parts: Buffer[] = []
  const file = csvFile(bytes => parts.push(bytes), dialect, moment)
  file.head(rows[0]?.map((_, at) => `c${at}`) ?? [])
  for (const row of rows) file.row(row)
  file.end()
  return Buffer.concat(parts).toString('utf8')
}

function xlsx(rows: readonly (readonly Cell[])[]): Buffer {
  const parts: Buffer[] = []
  const localMoment = (at: number): number => Date.parse(`${moment(at).replace(' ', 'T')}:00Z`)
  const file = xlsxFile(bytes => parts.push(bytes), { title: 'Orders', localMoment })
  file.head(rows[0]?.map((_, at) => `c${at}`) ?? [])
  for (const row of rows) file.row(row)
  file.end()
  return Buffer.concat(parts)
}

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      ';',
      ',',
      '\t',
      '\r',
      '\n',
      ' ',
      '1',
      'A',
      'ò',
      '\u0001',
      '\u0085',
      '_x0041_',
    ),
    maxLength: 12,
  }),
  fc.constantFrom(
    '=cmd|"/c calc"!A1',
    '@SUM(1+1)',
    '-1+1',
    '+509 3700 0001',
    '-12',
    '+12.5',
    '＝1+1',
    "'=1",
    '\t=1',
    '<b>&amp;</b>',
  ),
)
const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const cells: fc.Arbitrary<Cell> = fc.oneof(
  nasty.map(text),
  fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(minor),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(whole),
  days.map(day),
  fc.constant(empty),
)
const tables = fc
  .integer({ min: 2, max: 6 })
  .chain(width => fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))

/** What a reader of text finds of a cell. */
const written = (cell: Cell, decimal: string): string => {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return plainNumber(cell).replace('.', decimal)
    case 'day':
      return cell.day
    case 'instant':
      return new Date(cell.at).toISOString()
    case 'empty':
      return ''
  }
}

test('a CSV for programs reads back as it was written, whatever is in it', () => {
  fc.assert(
    fc.property(tables, rows => {
      const read = parse(csv(rows, programsCsv), { record_delimiter: '\r\n' })
      expect(read.slice(1)).toEqual(rows.map(row => row.map(cell => written(cell, '.'))))
    }),
  )
})

test.each(['en', 'fr', 'ht'] as const)(
  'a CSV for a spreadsheet in %s reads back as it was once the guards are taken off',
  language => {
    const dialect = spreadsheetCsv(language)
    fc.assert(
      fc.property(tables, rows => {
        const said = csv(rows, dialect)
        expect(said.startsWith('\u{feff}')).toBe(true)
        const read = parse(said, { bom: true, delimiter: dialect.separator, record_delimiter: '\r\n' })
        expect(read.slice(1)).toEqual(rows.map(row => row.map(cell => guardedText(written(cell, dialect.decimal)))))
        for (const row of read.slice(1)) for (const cell of row) expect(isFormula(cell)).toBe(false)
        const bare = read.slice(1).map(row => row.map(unguarded))
        expect(bare).toEqual(rows.map(row => row.map(cell => written(cell, dialect.decimal))))
      }),
    )
  },
)

/** A spreadsheet would run it: it begins like a formula and is no number. */
const isFormula = (cell: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell)
const unguarded = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? cell.slice(1) : cell)

test('a guard comes off again whatever stood before it', () => {
  fc.assert(
    fc.property(nasty, said => {
      expect(unguarded(guardedText(said))).toBe(said)
    }),
  )
})

test('a spreadsheet reads back as it was written: texts, numbers and days, and no formula is in it', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async rows => {
      const read = await readSheet(xlsx(rows), { trim: false })
      const found = read.slice(1).map(row => rows[0]?.map((_, at) => plain(row[at])))
      const wanted = rows.map(row => row.map(asRead))
      // The reader leaves out rows at the end that hold nothing.
      expect(found).toEqual(wanted.slice(0, found.length))
      expect(
        wanted
          .slice(found.length)
          .flat()
          .every(cell => cell === null),
      ).toBe(true)
    }),
    { numRuns: 60 },
  )
})

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null))
const asRead = (cell: Cell): unknown => {
  switch (cell.kind) {
    case 'text':
      return cell.text.toWellFormed()
    case 'number':
      return cell.value / 10 ** cell.decimals
    case 'day':
      return cell.day
    default:
      return null
  }
}

test('words stand for people, codes for programs, and moments on the wall clock of the depot', () => {
  const row = [coded('Konfime', 'confirmed'), instant(Date.UTC(2026, 10, 17, 13, 5)), minor(115_000)]
  expect(csv([row], spreadsheetCsv('ht'))).toBe('\u{feff}c0;c1;c2\r\nKonfime;2026-11-17 08:05;1150,00\r\n')
  expect(csv([row], programsCsv)).toBe('c0,c1,c2\r\nconfirmed,2026-11-17T13:05:00.000Z,1150.00\r\n')
})

test('money is written exactly, below one and below nothing too', () => {
  expect([5, -5, 0, 100, -123_456].map(value => plainNumber({ value, decimals: 2 }))).toEqual([
    '0.05',
    '-0.05',
    '0.00',
    '1.00',
    '-1234.56',
  ])
})

test('a formula in a customer’s name is a text in the file, never a formula', async () => {
  const bytes = xlsx([[text('=HYPERLINK("http://x","y")'), text('plain')]])
  const [, row] = await readSheet(bytes)
  expect(row).toEqual(['=HYPERLINK("http://x","y")', 'plain'])
})
