import type { Content } from 'pdfmake/interfaces'
import { percentText, wholeNumber } from '../../shared/kernel/locale.ts'
import type { OrderPaper } from './orderPaper.ts'
import { rateLine } from './otherMoney.ts'
import { closingId } from './running.ts'
import { counted, said, say } from './say.ts'
import { ink, type Sheet } from './sheet.ts'

/** What the order comes to, in both currencies, who entered it, and where it is signed: one block that stays together. */
export function orderClosing(sheet: Sheet, order: OrderPaper): { content: Content; node: object } {
  const text = sheet.money(order.totalMinor, order.currency)
  const total = { text, style: 'big', alignment: 'right' as const, id: closingId }
  const sums = sumTable(sheet, order, total)
  const left: Content = { stack: [...leftLines(sheet, order)] }
  const narrow = sheet.size === 'receipt'
  const content: Content = {
    stack: [
      narrow
        ? { stack: [sums, { stack: [left], margin: [0, 6, 0, 0] }] }
        : {
            columns: [
              { stack: [left], width: '*' },
              { stack: [sums], width: sheet.width * 0.56 },
            ],
            columnGap: 16,
          },
      signatures(sheet),
      { text: enteredLine(sheet, order), style: 'quiet', margin: [0, 10, 0, 0] },
    ],
    unbreakable: true,
    margin: [0, 8, 0, 0],
  }
  return { content, node: total }
}

function sumTable(sheet: Sheet, order: OrderPaper, total: Content): Content {
  const { order: words } = sheet.words.paper
  const money = (minor: number): string => sheet.money(minor, order.currency)
  const percent = (basisPoints: number): string => percentText(basisPoints, sheet.language)
  const rows = order.taxIncluded
    ? [
        [words.total, total] as const,
        ...taxed(order).map(
          rate =>
            [
              say(words.taxIn, { rate: percent(rate.rate_bp), amount: money(rate.amount_minor - rate.tax_minor) }),
              money(rate.tax_minor),
            ] as const,
        ),
        [words.sum, money(order.netMinor)] as const,
      ]
    : [
        [words.sum, money(order.netMinor)] as const,
        ...taxed(order).map(
          rate =>
            [
              say(words.taxOn, { rate: percent(rate.rate_bp), amount: money(rate.amount_minor) }),
              money(rate.tax_minor),
            ] as const,
        ),
        [words.total, total] as const,
      ]
  return {
    table: {
      widths: ['*', 'auto'],
      body: rows.map(([name, value]) => [
        { text: name, style: value === total ? 'big' : '' },
        typeof value === 'string' ? { text: value, alignment: 'right' } : value,
      ]),
    },
    layout: {
      hLineWidth: row => (row === rows.findIndex(([, value]) => value === total) ? 0.8 : 0),
      vLineWidth: () => 0,
      hLineColor: () => ink.text,
      paddingLeft: () => 0,
      paddingRight: () => 4,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  }
}

/** Where nothing at all is taxed, nothing is said of tax. */
const taxed = (order: OrderPaper) => (order.tax.some(rate => rate.rate_bp > 0) ? order.tax : [])

function leftLines(sheet: Sheet, order: OrderPaper): Content[] {
  const { paper } = sheet.words
  const { order: words } = paper
  const count = counted({ one: paper.lines_one, other: paper.lines_other }, order.lines.length, sheet.language)
  const lines: Content[] = [
    { text: `${count} · ${order.taxIncluded ? words.withTax : words.withoutTax}`, style: 'quiet' },
  ]
  if (order.other) {
    const { currency, minor } = order.other
    lines.push(
      { text: `= ${sheet.money(minor, currency)}`, style: 'strong' },
      { text: rateLine(sheet, order.other), style: 'quiet' },
    )
  }
  return [...lines, ...depositLines(sheet, order)]
}

/** The deposits, which are set in the base currency: in the order's own money first, where its rate says what that is. */
function depositLines(sheet: Sheet, { currency: own, deposits }: OrderPaper): Content[] {
  if (deposits === null || deposits.rows.length === 0) return []
  const { order: words } = sheet.words.paper
  const { currency, rows, other } = deposits
  const sum = sheet.money(
    rows.reduce((all, row) => all + row.count * row.eachMinor, 0),
    currency,
  )
  const inOther = other === null ? null : sheet.money(other.minor, other.currency)
  const [first, second] = own === currency || inOther === null ? [sum, inOther] : [inOther, sum]
  return [
    { text: said(sheet, words.deposit, first), margin: [0, 4, 0, 0] },
    ...(second === null ? [] : [{ text: `= ${second}`, style: 'strong' }]),
    ...rows.map(row => ({
      text: say(words.depositEach, {
        name: row.name,
        count: wholeNumber(row.count, sheet.language),
        amount: sheet.money(row.eachMinor, currency),
      }),
      style: 'quiet',
    })),
    ...(own !== currency && other === null
      ? [{ text: say(words.depositNoRate, { base: currency, currency: own }), style: 'quiet' }]
      : []),
  ]
}

function signatures(sheet: Sheet): Content {
  const { order: words } = sheet.words.paper
  const lines = [words.receivedBy, say(words.forUs, { company: sheet.letterhead.name })]
  const width = sheet.size === 'receipt' ? sheet.width : (sheet.width - 24) / 2
  const blocks = lines.map(
    (text): Content => ({
      stack: [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.6, lineColor: ink.text }] },
        { text, style: 'quiet', margin: [0, 2, 0, 0] },
      ],
      margin: [0, sheet.size === 'receipt' ? 26 : 34, 0, 0],
    }),
  )
  return sheet.size === 'receipt' ? { stack: blocks } : { columns: blocks, columnGap: 24 }
}

function enteredLine(sheet: Sheet, order: OrderPaper): string {
  const { order: words } = sheet.words.paper
  const at = order.enteredAt
  return at
    ? say(words.enteredBy, { person: order.enteredBy, day: sheet.day(at.day), time: at.time })
    : say(words.enteredOn, { person: order.enteredBy, day: sheet.day(order.orderedDay) })
}
