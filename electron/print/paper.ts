import type { Day } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { PaperSize } from '../../shared/print/size.ts'
import type { CustomerPaper } from './customerPaper.ts'
import type { Letterhead } from './letterhead.ts'
import type { OrderPaper } from './orderPaper.ts'
import type { PriceListPaper } from './priceListPaper.ts'
import type { ProductsPaper } from './productsPaper.ts'
import type { TablePaper } from './tablePaper.ts'

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
