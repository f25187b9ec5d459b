import type { Content } from 'pdfmake/interfaces'
import { barcode } from './barcode.ts'
import { letterheadBlock } from './letterheadBlock.ts'
import { ink, type Sheet } from './sheet.ts'

interface Title {
  readonly title: string
  /** The document's number, printed as bars and as a square code too; null where it has none. */
  readonly number: string | null
  /** Lines under the title. */
  readonly under?: readonly string[]
  /** What must not be overlooked: that it is a draft, a copy. */
  readonly stamps?: readonly string[]
}

/** The top of the first page: whose paper it is, what it is, and its number for eyes and scanners. */
export function titleBlock(sheet: Sheet, { title, number, under = [], stamps = [] }: Title): Content {
  const narrow = sheet.size === 'receipt'
  const alignment = narrow ? 'center' : 'right'
  const what: Content[] = [
    { text: title, style: 'title', alignment },
    ...(number === null ? [] : [{ text: number, style: 'big', alignment } as const]),
    ...under.map(text => ({ text, style: 'quiet', alignment }) as const),
  ]
  const codes = number === null ? null : numberCodes(sheet, number)
  const marks = sheet.letterhead.sample ? [sheet.words.paper.sample, ...stamps] : stamps
  const stamped = marks.map(text => stamp(text, alignment))
  if (narrow)
    return {
      stack: [letterheadBlock(sheet), { stack: what, margin: [0, 8, 0, 0] }, ...(codes ? [codes] : []), ...stamped],
      margin: [0, 0, 0, 6],
    }
  return {
    columns: [
      { stack: [letterheadBlock(sheet)], width: half(sheet) },
      { stack: [...what, ...(codes ? [codes] : []), ...stamped], width: half(sheet) },
    ],
    columnGap: gap,
    margin: [0, 0, 0, sheet.size === 'a4' ? 16 : 10],
  }
}

/** Two columns of one width: a word that is too long for its half is broken, and does not push the other off the paper. */
export const half = (sheet: Sheet): number => (sheet.width - gap) / 2
export const gap = 18

function numberCodes(sheet: Sheet, number: string): Content {
  const square = sheet.size === 'a5' ? 40 : 48
  const room = sheet.size === 'receipt' ? sheet.width : half(sheet) - square - 12
  const drawn = scannable(number) ? barcode(number, { width: room, height: 24 }) : null
  const bars = drawn ? [{ stack: [drawn], width: 'auto' }] : []
  const code = { qr: number, fit: square, width: 'auto' as const }
  if (sheet.size === 'receipt')
    return {
      columns: [{ text: '', width: '*' }, ...bars, { text: '', width: '*' }],
      margin: [0, 6, 0, 4],
    }
  return { columns: [{ text: '', width: '*' }, ...bars, code], columnGap: 10, margin: [0, 6, 0, 0] }
}

/** Code 128 knows the letters of ASCII only. */
const scannable = (number: string): boolean => /^[\x20-\x7e]{1,40}$/.test(number)

const stamp = (text: string, alignment: 'center' | 'right'): Content => ({
  columns: [
    ...(alignment === 'center' ? [{ text: '', width: '*' }] : [{ text: '', width: '*' }]),
    {
      width: 'auto',
      table: { body: [[{ text: text.toUpperCase(), bold: true, characterSpacing: 0.6 }]] },
      layout: {
        hLineWidth: () => 1.2,
        vLineWidth: () => 1.2,
        hLineColor: () => ink.text,
        vLineColor: () => ink.text,
        paddingLeft: () => 7,
        paddingRight: () => 7,
        paddingTop: () => 3,
        paddingBottom: () => 2,
      },
    },
    ...(alignment === 'center' ? [{ text: '', width: '*' }] : []),
  ],
  margin: [0, 6, 0, 0],
})
