import { type Cell, plainNumber } from '../../shared/lists/cell.ts'
import { inParts, type SheetWriter } from './sheetWriters.ts'
import { type Sink, zipStream } from './zipStream.ts'

/**
 * A spreadsheet of one table, written in one go: ECMA-376 with every text inline. A text is only ever a text, whatever it begins with: there is
 * no formula in the file. Days and moments are dates of the spreadsheet, numbers are numbers.
 */
export function xlsxFile(
  sink: Sink,
  {
    title,
    localMoment,
  }: {
    title: string /** Milliseconds since 1970 as the depot's wall clock shows them. */
    localMoment: (at: number) => number
  },
): SheetWriter {
  const zip = zipStream(sink)
  const file = (name: string, content: string): void => {
    zip.begin(name)
    zip.write(Buffer.from(head + content))
  }
  file('[Content_Types].xml', contentTypes)
  file('_rels/.rels', rootRelations)
  file('xl/_rels/workbook.xml.rels', bookRelations)
  file('xl/workbook.xml', workbook(sheetName(title)))
  file('xl/styles.xml', styles)
  zip.begin('xl/worksheets/sheet1.xml')
  const parts = inParts(text => zip.write(Buffer.from(text)))
  let row = 0
  const add = (cells: string): void => {
    row += 1
    parts.add(`<row r="${row}">${cells}</row>`)
  }
  return {
    head: titles => {
      const columns = `<cols><col min="1" max="${Math.max(1, titles.length)}" width="18" customWidth="1"/></cols>`
      parts.add(`${head}<worksheet xmlns="${main}">${frozen}${columns}<sheetData>`)
      add(titles.map((said, at) => textCell(said, `${letters(at)}${row + 1}`, style.head)).join(''))
    },
    row: cells => add(cells.map((cell, at) => xml(cell, `${letters(at)}${row + 1}`, localMoment)).join('')),
    end: () => {
      parts.add('</sheetData></worksheet>')
      parts.end()
      zip.end()
    },
  }
}

function xml(cell: Cell, at: string, localMoment: (at: number) => number): string {
  switch (cell.kind) {
    case 'text':
      return textCell(cell.text, at, style.text)
    case 'number':
      return `<c r="${at}" s="${cell.decimals === 0 ? style.whole : style.money}"><v>${plainNumber(cell)}</v></c>`
    case 'day':
      return `<c r="${at}" s="${style.day}"><v>${daysSince1900(Date.parse(`${cell.day}T00:00:00Z`))}</v></c>`
    case 'instant':
      return `<c r="${at}" s="${style.moment}"><v>${daysSince1900(localMoment(cell.at)).toFixed(8)}</v></c>`
    case 'empty':
      return ''
  }
}

const textCell = (said: string, at: string, of: number): string =>
  `<c r="${at}" s="${of}" t="inlineStr"><is><t xml:space="preserve">${escaped(said)}</t></is></c>`

/** What XML cannot hold is written by its number, `_x0001_`, as spreadsheets do; a text that looks so already is kept apart from that. */
export const escaped = (said: string): string =>
  said
    .toWellFormed()
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, numbered)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const numbered = (sign: string): string =>
  sign >= '\x7f' && sign < '\ufffe' ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

const daysSince1900 = (milliseconds: number): number => milliseconds / 86_400_000 + 25_569

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

/** At most 31 signs, without those that an address within the file is written with. */
const sheetName = (title: string): string =>
  title
    .replace(/[\\/*?:[\]']/g, ' ')
    .trim()
    .slice(0, 31) || 'Konvwa'

const style = { text: 0, head: 1, whole: 2, money: 3, day: 4, moment: 5 } as const
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const frozen =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
const contentTypes = `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`
const rootRelations = `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const bookRelations = `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`
const workbook = (name: string): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
const format = (number: number, bold = 0): string =>
  `<xf numFmtId="${number}" fontId="${bold}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
const styles = `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">${format(49)}${format(49, 1)}${format(1)}${format(4)}${format(164)}${format(165)}</cellXfs></styleSheet>`
