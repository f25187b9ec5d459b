import type { Content, TableCell } from 'pdfmake/interfaces'
import type { Day } from '../../shared/kernel/day.ts'
import { weightText, wholeNumber } from '../../shared/kernel/locale.ts'
import { cell, type GridColumn, grid } from './grid.ts'
import type { Layout } from './layout.ts'
import { say } from './say.ts'
import type { Sheet } from './sheet.ts'
import { titleBlock } from './title.ts'

export interface PaperProduct {
  readonly sku: string
  readonly name: string
  readonly caseUnits: number
  readonly category: string
  readonly barcode: string | null
  /** Grams. */
  readonly weightG: number | null
  readonly active: boolean
}

export interface ProductsPaper {
  readonly rows: readonly PaperProduct[]
  readonly asOf: Day
  /** What was looked for, in words; empty where everything is here. */
  readonly filter: string
}

/** What can be sold, as a list. */
export function productsLayout(sheet: Sheet, { rows, asOf, filter }: ProductsPaper): Layout {
  const { products: words, table } = sheet.words.paper
  const under = [say(sheet.words.paper.asOf, { day: sheet.day(asOf) }), filter].filter(Boolean)
  const content: Content[] =
    rows.length === 0
      ? [{ text: table.empty, style: 'quiet' }]
      : grid(sheet, { columns: columns(sheet), rows: rows.map(row => cells(sheet, row)) })
  return {
    content: [titleBlock(sheet, { title: words.title, number: null, under }), ...content],
    again: words.title,
    foot: sheet.letterhead.name,
    rows: [],
    sum: null,
    closing: null,
  }
}

function columns(sheet: Sheet): GridColumn[] {
  const { products: words } = sheet.words.paper
  if (sheet.size === 'receipt')
    return [
      { title: words.name, grow: true },
      { title: words.case, align: 'end' },
    ]
  const more: GridColumn[] = [
    { title: words.category },
    { title: words.barcode },
    { title: words.weight, align: 'end' },
  ]
  return [
    { title: words.code },
    { title: words.name, grow: true },
    { title: words.case, align: 'end' },
    ...(sheet.size === 'a4' ? more : more.slice(0, 2)),
  ]
}

function cells(sheet: Sheet, row: PaperProduct): TableCell[] {
  const { products: words } = sheet.words.paper
  const gone: Content[] = row.active ? [] : [{ text: words.notSold, style: 'quiet' }]
  const units = cell(wholeNumber(row.caseUnits, sheet.language), 'end')
  if (sheet.size === 'receipt')
    return [
      { stack: [row.name, { text: [row.sku, row.barcode].filter(Boolean).join(' · '), style: 'quiet' }, ...gone] },
      units,
    ]
  const more = [cell(row.category), cell(row.barcode ?? ''), cell(weightText(row.weightG, sheet.language), 'end')]
  return [cell(row.sku), { stack: [row.name, ...gone] }, units, ...(sheet.size === 'a4' ? more : more.slice(0, 2))]
}
