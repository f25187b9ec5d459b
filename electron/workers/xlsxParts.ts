import { UnreadableTable } from './unreadable.ts'
import { attribute, readXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** What a workbook says of its sheets. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly sharedStrings: readonly string[]
  /** By style number: whether its numbers are days and times. */
  readonly dateStyles: readonly boolean[]
  /** Days are counted from 1904, as old Macintoshes did. */
  readonly from1904: boolean
}

const mostSharedLetters = 200_000_000

/** Reads what all sheets need. Throws UnreadableTable. */
export async function workbookOf(zip: Zip): Promise<Workbook> {
  const book = 'xl/workbook.xml'
  if (zip.names.includes('EncryptedPackage')) throw new UnreadableTable('locked-file')
  if (!zip.names.includes(book)) throw new UnreadableTable('not-a-table')
  const targets = await relationsOf(zip)
  const sheets: { name: string; part: string }[] = []
  let from1904 = false
  await readXml(zip.text(book), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const target = targets.get(attribute(attributes, 'r:id') ?? '')
      if (target !== undefined && zip.names.includes(target))
        sheets.push({ name: attribute(attributes, 'name') ?? '', part: target })
    },
    text() {},
    close() {},
  })
  return { sheets, from1904, sharedStrings: await sharedStringsOf(zip), dateStyles: await dateStylesOf(zip) }
}

async function relationsOf(zip: Zip): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  await readXml(zip.text('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
    text() {},
    close() {},
  })
  return targets
}

async function sharedStringsOf(zip: Zip): Promise<readonly string[]> {
  const strings: string[] = []
  let letters = 0
  let current = ''
  let inText = false
  let phonetic = false
  await readXml(zip.text('xl/sharedStrings.xml'), {
    open(name) {
      if (name === 'si') current = ''
      if (name === 't') inText = true
      if (name === 'rPh') phonetic = true
    },
    text(text) {
      if (inText && !phonetic) current += text
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      letters += current.length
      if (letters > mostSharedLetters) throw new UnreadableTable('too-big')
      strings.push(current)
    },
  })
  return strings
}

async function dateStylesOf(zip: Zip): Promise<readonly boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  await readXml(zip.text('xl/styles.xml'), {
    open(name, attributes) {
      const number = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') formats.set(number, attribute(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(isDateFormat(number, formats.get(number)))
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** The formats that every spreadsheet knows by number, and those whose letters are days, months, years or hours outside quotes and brackets. */
function isDateFormat(number: number, format: string | undefined): boolean {
  if (format === undefined)
    return (number >= 14 && number <= 22) || (number >= 27 && number <= 36) || (number >= 45 && number <= 58)
  const bare = format.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, '').split(';')[0] ?? ''
  return /[dmyhs]/i.test(bare) && !/general|[#0?]\s*e[+-]|^[#0.,%\s]+$/i.test(bare)
}
