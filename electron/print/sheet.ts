import type { TDocumentDefinitions } from 'pdfmake/interfaces'
import type { Day } from '../../shared/kernel/day.ts'
import { amountText, type Language, longDay, moneyText } from '../../shared/kernel/locale.ts'
import type { Currency, Minor } from '../../shared/kernel/money.ts'
import { type PaperSize, paperMillimetres } from '../../shared/print/size.ts'
import type { Words } from '../../shared/words/en.ts'
import type { Letterhead } from './letterhead.ts'
import { wordsIn } from './wordsIn.ts'

/** The paper that a document is laid out for: how wide, in whose words, under whose name. */
export interface Sheet {
  readonly size: PaperSize
  readonly language: Language
  readonly words: Words
  readonly letterhead: Letterhead
  /** Points between the margins. */
  readonly width: number
  /** Points of the type. */
  readonly type: number
  /** On its side: for tables of many columns. */
  readonly turned: boolean
  readonly money: (minor: Minor, currency: Currency) => string
  readonly amount: (minor: Minor, currency: Currency) => string
  /** With its year: paper is kept. */
  readonly day: (day: Day) => string
}

export const sheetOf = (size: PaperSize, language: Language, letterhead: Letterhead, turned = false): Sheet => ({
  size,
  language,
  words: wordsIn(language),
  letterhead,
  width: pageSize(size, turned).width - margins[size][0] - margins[size][2],
  type: body[size],
  turned,
  money: (minor, currency) => moneyText(minor, currency, language).replaceAll(' ', '\u00a0'),
  amount: (minor, currency) => amountText(minor, language, currency),
  day: day => `${longDay(day, language)} ${day.slice(0, 4)}`,
})

/** Points of what is said by the way. */
export const quietType = (sheet: Sheet): number => sheet.type * quiet

const quiet = 0.88

/** Grey and line widths that a cheap printer still draws. */
export const ink = { text: '#1c2421', quiet: '#55605b', line: '#b9b6ad', fill: '#eeece6' } as const

/** Page, margins and type of a sheet. The roll has no height: it ends where the document ends. */
export const pageSettings = ({
  size,
  turned,
}: Sheet): Pick<TDocumentDefinitions, 'pageSize' | 'pageMargins' | 'defaultStyle' | 'styles'> => ({
  pageSize: pageSize(size, turned),
  pageMargins: [...margins[size]],
  defaultStyle: { font: 'Roboto', fontSize: body[size], color: ink.text, lineHeight: 1.12 },
  styles: {
    title: { fontSize: body[size] * 1.7, bold: true },
    strong: { bold: true },
    quiet: { color: ink.quiet, fontSize: body[size] * quiet },
    big: { fontSize: body[size] * 1.2, bold: true },
    head: { bold: true, color: ink.quiet, fontSize: body[size] * quiet },
  },
})

function pageSize(size: PaperSize, turned: boolean): { width: number; height: number | 'auto' } {
  const { width, height } = paperMillimetres[size]
  if (height === null) return { width: points(width), height: 'auto' }
  return turned ? { width: points(height), height: points(width) } : { width: points(width), height: points(height) }
}

const points = (millimetres: number): number => (millimetres * 72) / 25.4

const body: Record<PaperSize, number> = { a4: 9.5, a5: 8, receipt: 8.5 }

/** Left, top, right, bottom. A till prints 72 of 80 mm. */
const margins: Record<PaperSize, readonly [number, number, number, number]> = {
  a4: [42, 48, 42, 54],
  a5: [28, 38, 28, 46],
  receipt: [points(4), 10, points(4), 16],
}
