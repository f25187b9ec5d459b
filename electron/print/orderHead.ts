import type { Content } from 'pdfmake/interfaces'
import type { OrderStatus } from '../../shared/orders/status.ts'
import type { Words } from '../../shared/words/en.ts'
import { facts } from './facts.ts'
import type { OrderPaper } from './orderPaper.ts'
import { counted, said, say } from './say.ts'
import { ink, type Sheet } from './sheet.ts'
import { gap, half, titleBlock } from './title.ts'

/** Whose order it is, for when, by which reference, and what must not be overlooked. */
export function orderHead(sheet: Sheet, order: OrderPaper, name: string): Content {
  const { words } = sheet
  const stamps = [stampOf(words, order.status), order.copy ? words.paper.copy : null].filter(text => text !== null)
  return {
    stack: [
      titleBlock(sheet, { title: name, number: order.title, stamps }),
      parties(sheet, order),
      ...amendment(sheet, order),
      ...note(sheet, order),
    ],
  }
}

function stampOf({ paper }: Words, status: OrderStatus): string | null {
  const { stamp } = paper.order
  switch (status) {
    case 'draft':
      return stamp.draft
    case 'on-hold':
      return stamp['on-hold']
    case 'cancelled':
      return stamp.cancelled
    case 'void':
      return stamp.void
    case 'received':
    case 'checked':
    case 'confirmed':
    case 'closed':
      return null
  }
}

function parties(sheet: Sheet, order: OrderPaper): Content {
  const customer = { stack: customerLines(sheet, order) }
  const width = sheet.size === 'receipt' ? sheet.width : half(sheet)
  const about = facts({ type: sheet.type, width }, orderFacts(sheet, order))
  if (sheet.size === 'receipt')
    return { stack: [customer, { stack: [about], margin: [0, 4, 0, 0] }], margin: [0, 0, 0, 6] }
  return {
    columns: [
      { ...customer, width: half(sheet) },
      { stack: [about], width: half(sheet) },
    ],
    columnGap: gap,
    margin: [0, 0, 0, 10],
  }
}

function customerLines(sheet: Sheet, { customer }: OrderPaper): Content[] {
  const { paper } = sheet.words
  const lines = [
    customer.tradeName,
    customer.address.replaceAll('\n', ', '),
    customer.city,
    customer.phone === '' ? '' : `${paper.phone} ${customer.phone}`,
    customer.taxId === '' ? '' : `${paper.taxId[sheet.letterhead.baseCurrency]} ${customer.taxId}`,
  ]
  return [
    { text: `${paper.order.customer} ${customer.code}`, style: 'quiet' },
    { text: customer.name, style: 'big' },
    ...lines.filter(line => line !== ''),
  ]
}

function orderFacts(sheet: Sheet, order: OrderPaper): [string, string][] {
  const { order: words } = sheet.words.paper
  const payment =
    order.paymentDays === null
      ? ''
      : order.paymentDays === 0
        ? words.cash
        : counted({ one: words.days_one, other: words.days_other }, order.paymentDays, sheet.language)
  return [
    [words.deliverOn, sheet.day(order.requestedDay)],
    [words.orderedOn, sheet.day(order.orderedDay)],
    [words.reference, order.reference],
    [words.payment, payment],
  ]
}

/** Which amendment it is, that it replaces what was confirmed before, and what is different. */
function amendment(sheet: Sheet, order: OrderPaper): Content[] {
  if (order.amendment === null) return []
  const { n, day, changes } = order.amendment
  const { order: words } = sheet.words.paper
  return [
    {
      stack: [
        { text: say(words.amendment, { n, day: sheet.day(day) }), style: 'strong' },
        { text: words.replaces, style: 'quiet' },
        ...changes.map(text => ({ text, margin: [0, 1, 0, 0] as [number, number, number, number] })),
      ],
      margin: [0, 0, 0, 8],
    },
  ]
}

const note = (sheet: Sheet, order: OrderPaper): Content[] =>
  order.note === ''
    ? []
    : [
        {
          text: [{ text: said(sheet, sheet.words.paper.order.note, ''), color: ink.quiet }, order.note],
          margin: [0, 0, 0, 8],
        },
      ]
