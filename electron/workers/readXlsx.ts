import { headingRowOf } from '../../shared/import/headings.ts'
import type { ImportTable } from '../../shared/import/table.ts'
import { tableOf } from './tableOf.ts'
import { tableLimits, UnreadableTable } from './unreadable.ts'
import { type Workbook, workbookOf } from './xlsxParts.ts'
import { attribute, readXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

export interface SheetTable {
  readonly name: string
  readonly headingRow: number
  readonly table: ImportTable
  readonly ragged: number
}

/**
 * Every sheet of a workbook that has something on it, every cell as text: numbers with a point and never three decimals (so that nobody takes the
 * point for thousands), days as `2026-11-21`, formulas as what they came to when the file was saved. Throws UnreadableTable.
 */
export async function readXlsx(path: string, file: string, headingRow?: number): Promise<readonly SheetTable[]> {
  const zip = await openZip(path)
  try {
    const book = await workbookOf(zip)
    const sheets: SheetTable[] = []
    const room = { cells: tableLimits.cells }
    for (const { name, part } of book.sheets) {
      const records = await recordsOf(zip, part, book, room)
      if (!records.some(cells => cells.length > 0)) continue
      const filled = records.slice(0, 300).filter(cells => cells.length > 0)
      const heading = headingRow ?? headingRowOf(filled)
      sheets.push({ name, headingRow: heading, ...tableOf({ file, sheet: name }, records, heading) })
    }
    if (sheets.length === 0) throw new UnreadableTable('empty-file')
    return sheets
  } finally {
    await zip.close()
  }
}

const empty: readonly string[] = []

async function recordsOf(
  zip: Zip,
  part: string,
  book: Workbook,
  room: { cells: number },
): Promise<(readonly string[])[]> {
  const records: (readonly string[])[] = []
  let cells: string[] = []
  let attributes = ''
  let place = 0
  let value = ''
  let listens = false
  await readXml(zip.text(part), {
    open(name, given) {
      if (name === 'row') {
        const number = Number(attribute(given, 'r') ?? records.length + 1)
        if (!(number <= tableLimits.rows)) throw new UnreadableTable('too-many-rows')
        while (records.length < number - 1) records.push(empty)
        cells = []
        place = 0
      } else if (name === 'c') {
        attributes = given
        value = ''
        place = columnOf(attribute(given, 'r')) ?? place
      } else if (name === 'v' || name === 't') listens = true
      else if (name === 'rPh') attributes = ' t="rPh"'
    },
    text(text) {
      if (listens) value += text
    },
    close(name) {
      if (name === 'v' || name === 't') listens = false
      if (name === 'c') {
        const text = cellText(attributes, value, book)
        if (text !== '') put(cells, place, text)
        place += 1
      } else if (name === 'row') {
        room.cells -= cells.length
        if (room.cells < 0) throw new UnreadableTable('too-big', records.length + 1)
        records.push(cells.length === 0 ? empty : cells)
      }
    },
  })
  return records
}

function put(cells: string[], place: number, text: string): void {
  if (place >= tableLimits.columns) throw new UnreadableTable('too-many-columns')
  if (text.length > tableLimits.cellLetters) throw new UnreadableTable('cell-too-long')
  while (cells.length < place) cells.push('')
  cells[place] = text
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string | null): number | null {
  if (reference === null) return null
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

function cellText(attributes: string, value: string, book: Workbook): string {
  switch (attribute(attributes, 't')) {
    case 's':
      return unescaped(book.sharedStrings[Number(value)] ?? '')
    case 'b':
      return value === '' ? '' : value === '1' ? 'true' : 'false'
    case 'str':
    case 'inlineStr':
      return unescaped(value)
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '')
    // What a formula could not work out is no value.
    case 'e':
    case 'rPh':
      return ''
    default:
      return value === ''
        ? ''
        : numberText(value, book.dateStyles[Number(attribute(attributes, 's') ?? -1)] ?? false, book)
  }
}

function numberText(value: string, isDate: boolean, { from1904 }: Workbook): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (isDate) return dayText(from1904 ? number + 1462 : number)
  const text =
    Math.abs(number) < 1e21 && Math.abs(number) >= 1e-6 ? String(Number(number.toPrecision(15))) : String(number)
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}

/** Days since 1899-12-30; below one it is a time of day alone. */
function dayText(serial: number): string {
  const seconds = Math.round(serial * 86_400)
  const moment = new Date(Date.UTC(1899, 11, 30) + seconds * 1000)
  if (Number.isNaN(moment.getTime())) return String(serial)
  const [day = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  if (serial < 1) return time
  return time === '00:00:00' ? day : `${day} ${time}`
}

/** How spreadsheets write letters that XML cannot hold. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
