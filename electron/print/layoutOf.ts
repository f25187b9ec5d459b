import { customerLayout } from './customerPaper.ts'
import type { Layout } from './layout.ts'
import { orderLayout } from './orderLayout.ts'
import type { Paper } from './paper.ts'
import { priceListLayout } from './priceListPaper.ts'
import { productsLayout } from './productsPaper.ts'
import type { Sheet } from './sheet.ts'
import { tableLayout } from './tablePaper.ts'

/** A paper laid out for a sheet. `breakBefore` names a row that begins a new page, where the document has rows that are summed up. */
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
