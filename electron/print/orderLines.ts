import type { Content, TableCell } from 'pdfmake/interfaces'
import { percentText } from '../../shared/kernel/locale.ts'
import { cell, type GridColumn, grid } from './grid.ts'
import type { OrderPaper, PaperLine } from './orderPaper.ts'
import { priceFor, quantityWords } from './quantityWords.ts'
import { type Mark, markId } from './running.ts'
import { say } from './say.ts'
import type { Sheet } from './sheet.ts'

interface LineColumn extends GridColumn {
  cell(line: PaperLine, index: number): TableCell
}

/** The lines of an order, with the marks by which their sum is carried from page to page. */
export function orderLines(
  sheet: Sheet,
  order: OrderPaper,
  breakBefore: number | null,
): { content: Content[]; rows: Mark[] } {
  const { order: words } = sheet.words.paper
  if (order.lines.length === 0) return { content: [{ text: words.noLines, style: 'quiet' }], rows: [] }
  const columns = sheet.size === 'receipt' ? narrow(sheet, order) : wide(sheet, order)
  const rows: Mark[] = []
  let sum = 0
  const cells = order.lines.map((line, index) => {
    sum += line.amountMinor
    const text = sheet.amount(line.amountMinor, order.currency)
    const amount = { text, alignment: 'right' as const, bold: true, id: markId(index) }
    rows.push({ node: amount, sum })
    return [...columns.map(column => column.cell(line, index)), amount]
  })
  const amountColumn = { title: words.amount, align: 'end' } as const
  return { content: grid(sheet, { columns: [...columns, amountColumn], rows: cells, breakBefore }), rows }
}

function wide(sheet: Sheet, order: OrderPaper): LineColumn[] {
  const { order: words } = sheet.words.paper
  const discounted = order.lines.some(line => line.discountBp > 0)
  const taxes = new Set(order.lines.map(line => line.taxRateBp)).size > 1
  const percent = (basisPoints: number): string => percentText(basisPoints, sheet.language).replace(' ', '\u00a0')
  const columns: (LineColumn | null)[] = [
    {
      title: '',
      align: 'end',
      cell: (_line, index) => ({ text: String(index + 1), style: 'quiet', alignment: 'right' }),
    },
    { title: words.code, cell: line => cell(line.sku) },
    { title: words.product, grow: true, cell: line => productCell(sheet, line) },
    {
      title: words.quantity,
      align: 'end',
      cell: line => cell(quantityWords(sheet, line.quantity, line.caseUnits), 'end'),
    },
    { title: words.price, align: 'end', cell: line => priceCell(sheet, order, line) },
    sheet.size === 'a4' ? { title: '', cell: line => perCell(sheet, line) } : null,
    discounted
      ? {
          title: words.discount,
          align: 'end',
          cell: line => cell(line.discountBp === 0 ? '' : `−${percent(line.discountBp)}`, 'end'),
        }
      : null,
    taxes ? { title: words.tax, align: 'end', cell: line => cell(percent(line.taxRateBp), 'end') } : null,
  ]
  return columns.filter(column => column !== null)
}

/** On a roll a line is two: what, and how many at which price. */
function narrow(sheet: Sheet, order: OrderPaper): LineColumn[] {
  const { order: words } = sheet.words.paper
  const below = (line: PaperLine): string => {
    const quantity = quantityWords(sheet, line.quantity, line.caseUnits)
    if (line.free !== null) return quantity
    const price = `${sheet.amount(line.priceMinor, order.currency)} / ${priceFor(sheet, line.priceUnits, line.caseUnits)}`
    const discount = line.discountBp === 0 ? '' : ` −${percentText(line.discountBp, sheet.language)}`
    return `${quantity} × ${price}${discount}`
  }
  return [
    {
      title: words.product,
      grow: true,
      cell: line => ({ stack: [...productLines(sheet, line), { text: below(line), style: 'quiet' }] }),
    },
  ]
}

const productCell = (sheet: Sheet, line: PaperLine): TableCell => ({ stack: productLines(sheet, line) })

function productLines(sheet: Sheet, line: PaperLine): Content[] {
  const { order: words } = sheet.words.paper
  const name = { text: line.name === '' ? words.unknownProduct : line.name }
  return line.free === null ? [name] : [name, { text: say(words.freeBy, { reason: line.free }), style: 'quiet' }]
}

/** What the price is for: beside it on A4, under it where the paper is narrower. */
const perCell = (sheet: Sheet, line: PaperLine): TableCell => ({
  text: line.free === null ? `/ ${priceFor(sheet, line.priceUnits, line.caseUnits)}`.replaceAll(' ', '\u00a0') : '',
  style: 'quiet',
})

function priceCell(sheet: Sheet, order: OrderPaper, line: PaperLine): TableCell {
  if (line.free !== null) return cell(sheet.words.paper.order.free, 'end')
  const per = priceFor(sheet, line.priceUnits, line.caseUnits)
  if (sheet.size === 'a4') return cell(sheet.amount(line.priceMinor, order.currency), 'end')
  return {
    stack: [
      { text: sheet.amount(line.priceMinor, order.currency), alignment: 'right' },
      { text: per, style: 'quiet', alignment: 'right' },
    ],
  }
}
