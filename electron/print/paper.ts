import type { Day } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { PaperSize } from '../../shared/print/size.ts'
import { type CustomerPaper, customerLayout } from './customerPaper.ts'
import type { Layout } from './layout.ts'
import type { Letterhead } from './letterhead.ts'
import { type OrderPaper, orderLayout } from './orderPaper.ts'
import { type PriceListPaper, priceListLayout } from './priceListPaper.ts'
import { type ProductsPaper, productsLayout } from './productsPaper.ts'
import type { Sheet } from './sheet.ts'
import { type TablePaper, tableLayout } from './tablePaper.ts'

/** Whatever can be put on paper: plain data, so that it can go to another thread. */
export type Paper =
  | { readonly document: 'order'; readonly order: OrderPaper }
  | { readonly document: 'price-list'; readonly priceList: PriceListPaper }
  | { readonly document: 'customer'; readonly customer: CustomerPaper }
  | { readonly document: 'products'; readonly products: ProductsPaper }
  | { readonly document: 'table'; readonly table: TablePaper }

export interface PaperTask {
  readonly paper: Paper
  readonly size: PaperSize
  readonly language: Language
  readonly letterhead: Letterhead
  /** The day that the document is of: the only date in the file itself. */
  readonly day: Day
}

/** At most so many rows go into one document: about sixty pages, some seconds of work. */
export const mostRows = 2000

export function rowsOf(paper: Paper): number {
  switch (paper.document) {
    case 'order':
      return paper.order.lines.length
    case 'price-list':
      return paper.priceList.rows.length
    case 'customer':
      return paper.customer.orders.length
    case 'products':
      return paper.products.rows.length
    case 'table':
      return paper.table.rows.length
  }
}

export function layoutOf(sheet: Sheet, paper: Paper, breakBefore: number | null): Layout {
  switch (paper.document) {
    case 'order':
      return orderLayout(sheet, paper.order, breakBefore)
    case 'price-list':
      return priceListLayout(sheet, paper.priceList)
    case 'customer':
      return customerLayout(sheet, paper.customer)
    case 'products':
      return productsLayout(sheet, paper.products)
    case 'table':
      return tableLayout(sheet, paper.table, breakBefore)
  }
}

/** What the document is called in its own language. */
export function titleOf(sheet: Sheet, paper: Paper): string {
  const { paper: words } = sheet.words
  switch (paper.document) {
    case 'order':
      return [words.order.title[paper.order.status], paper.order.title ?? paper.order.customer.name].join(' ')
    case 'price-list':
      return [words.priceList.title, paper.priceList.name].filter(Boolean).join(' ')
    case 'customer':
      return `${words.customer.title} ${paper.customer.name}`
    case 'products':
      return words.products.title
    case 'table':
      return paper.table.title
  }
}
