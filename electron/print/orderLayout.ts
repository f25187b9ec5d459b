import type { Layout } from './layout.ts'
import { orderClosing } from './orderClosing.ts'
import { orderHead } from './orderHead.ts'
import { orderLines } from './orderLines.ts'
import type { OrderPaper } from './orderPaper.ts'
import type { Sheet } from './sheet.ts'

/**
 * An order on paper. `breakBefore` names a line that begins a new page, so that the totals never stand without a line above them.
 */
export function orderLayout(sheet: Sheet, order: OrderPaper, breakBefore: number | null = null): Layout {
  const { words } = sheet
  const name = words.paper.order.title[order.status]
  const lines = orderLines(sheet, order, breakBefore)
  const closing = orderClosing(sheet, order)
  const called = [name, order.title].filter(Boolean).join(' ')
  return {
    content: [orderHead(sheet, order, name), ...lines.content, closing.content],
    again: `${called} · ${order.customer.name}`,
    foot: [sheet.letterhead.name, order.title ?? name].join(' · '),
    rows: lines.rows,
    sum: minor => sheet.money(minor, order.currency),
    closing: closing.node,
  }
}
