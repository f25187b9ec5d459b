import type { Content } from 'pdfmake/interfaces'
import type { CustomerClass } from '../../shared/customers/class.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { type Language, weekdayName } from '../../shared/kernel/locale.ts'
import type { Currency, Minor } from '../../shared/kernel/money.ts'
import type { OrderStatus } from '../../shared/orders/status.ts'
import { facts } from './facts.ts'
import { cell, grid } from './grid.ts'
import type { Layout } from './layout.ts'
import { quantityWords } from './quantityWords.ts'
import { counted, say } from './say.ts'
import type { Sheet } from './sheet.ts'
import { gap, half, titleBlock } from './title.ts'

/** What somebody takes along to a customer, or reads on the phone: who, what was agreed, what was bought. */
export interface CustomerPaper {
  readonly code: string
  readonly name: string
  readonly tradeName: string
  readonly customerClass: CustomerClass
  readonly zone: string
  readonly address: string
  readonly city: string
  readonly phone: string
  readonly taxId: string
  readonly language: Language
  /** Bit 0 is Monday … bit 6 is Sunday; none or all: any day. */
  readonly deliveryDays: number
  readonly contacts: readonly { name: string; role: string; phone: string; email: string }[]
  readonly terms: {
    readonly priceList: string
    readonly paymentDays: number
    readonly creditLimitMinor: Minor | null
    readonly currency: Currency
    readonly hold: boolean
  } | null
  readonly orders: readonly {
    /** Null on a draft. */
    readonly title: string | null
    readonly day: Day
    readonly status: OrderStatus
    readonly totalMinor: Minor
    readonly currency: Currency
  }[]
  readonly usual: readonly {
    sku: string
    name: string
    quantity: number
    caseUnits: number
    times: number
    of: number
  }[]
  readonly notes: string
  readonly asOf: Day
}

export function customerLayout(sheet: Sheet, customer: CustomerPaper): Layout {
  const { customer: words, asOf } = sheet.words.paper
  const under = [customer.code, say(asOf, { day: sheet.day(customer.asOf) })]
  const narrow = sheet.size === 'receipt'
  const width = narrow ? sheet.width : half(sheet)
  const left = facts({ type: sheet.type, width }, who(sheet, customer))
  const right: Content = {
    stack: [{ text: words.terms, style: 'strong' }, facts({ type: sheet.type, width }, terms(sheet, customer))],
  }
  return {
    content: [
      titleBlock(sheet, {
        title: words.title,
        number: null,
        under,
        stamps: customer.terms?.hold ? [words.onHold] : [],
      }),
      narrow
        ? { stack: [left, right] }
        : {
            columns: [
              { stack: [left], width: half(sheet) },
              { stack: [right], width: half(sheet) },
            ],
            columnGap: gap,
          },
      ...section(words.notes, customer.notes === '' ? [] : [customer.notes]),
      ...section(words.contacts, contacts(sheet, customer)),
      ...section(words.usual, usual(sheet, customer)),
      ...section(words.orders, orders(sheet, customer)),
    ],
    again: `${words.title} · ${customer.name}`,
    foot: [sheet.letterhead.name, customer.code].join(' · '),
    rows: [],
    sum: null,
    closing: null,
  }
}

const section = (title: string, content: readonly Content[]): Content[] =>
  content.length === 0 ? [] : [{ text: title, style: 'strong', margin: [0, 12, 0, 4] }, ...content]

function who(sheet: Sheet, customer: CustomerPaper): [string, string][] {
  const { customer: words, taxId } = sheet.words.paper
  const place = [customer.address.replaceAll('\n', ', '), customer.city].filter(Boolean).join(', ')
  return [
    [words.name, [customer.name, customer.tradeName].filter(Boolean).join(' · ')],
    [words.class, sheet.words.customers.customerClass[customer.customerClass]],
    [words.address, place],
    [words.zone, customer.zone],
    [words.phone, customer.phone],
    [taxId[sheet.letterhead.baseCurrency], customer.taxId],
    [words.language, sheet.words.kernel.language[customer.language]],
    [words.deliveryDays, daysIn(customer.deliveryDays, sheet.language) || words.anyDay],
  ]
}

/** Empty where every day of the week will do, or none was named. */
function daysIn(bits: number, language: Language): string {
  const days = [1, 2, 3, 4, 5, 6, 7].filter(day => (bits & (1 << (day - 1))) !== 0)
  return days.length === 7 ? '' : days.map(day => weekdayName(day, language)).join(', ')
}

function terms(sheet: Sheet, { terms: agreed }: CustomerPaper): [string, string][] {
  const { customer: words, order } = sheet.words.paper
  if (agreed === null) return [[words.priceList, words.usualList]]
  const payment =
    agreed.paymentDays === 0
      ? order.cash
      : counted({ one: order.days_one, other: order.days_other }, agreed.paymentDays, sheet.language)
  const limit = agreed.creditLimitMinor === null ? words.noLimit : sheet.money(agreed.creditLimitMinor, agreed.currency)
  return [
    [words.priceList, agreed.priceList === '' ? words.usualList : agreed.priceList],
    [order.payment, payment],
    [words.creditLimit, limit],
  ]
}

function contacts(sheet: Sheet, customer: CustomerPaper): Content[] {
  const { customer: words } = sheet.words.paper
  if (customer.contacts.length === 0) return []
  if (sheet.size === 'receipt')
    return customer.contacts.map(one => ({
      stack: [one.name, { text: [one.role, one.phone, one.email].filter(Boolean).join(' · '), style: 'quiet' }],
      margin: [0, 0, 0, 3],
    }))
  return grid(sheet, {
    columns: [{ title: words.name, grow: true }, { title: words.role }, { title: words.phone }, { title: words.email }],
    rows: customer.contacts.map(one => [cell(one.name), cell(one.role), cell(one.phone), cell(one.email)]),
  })
}

function usual(sheet: Sheet, customer: CustomerPaper): Content[] {
  const { customer: words, order } = sheet.words.paper
  if (customer.usual.length === 0) return []
  const narrow = sheet.size === 'receipt'
  return grid(sheet, {
    columns: [
      ...(narrow ? [] : [{ title: order.code }]),
      { title: order.product, grow: true },
      { title: order.quantity, align: 'end' as const },
      ...(narrow ? [] : [{ title: '', align: 'end' as const }]),
    ],
    rows: customer.usual.map(one => [
      ...(narrow ? [] : [cell(one.sku)]),
      cell(one.name),
      cell(quantityWords(sheet, one.quantity, one.caseUnits), 'end'),
      ...(narrow ? [] : [cell(say(words.often, one), 'end')]),
    ]),
  })
}

function orders(sheet: Sheet, customer: CustomerPaper): Content[] {
  const states = sheet.words.orders.status
  const { customer: words } = sheet.words.paper
  if (customer.orders.length === 0) return [{ text: words.noOrders, style: 'quiet' }]
  const narrow = sheet.size === 'receipt'
  return grid(sheet, {
    columns: [
      { title: words.number, grow: true },
      ...(narrow ? [] : [{ title: words.day }, { title: words.status }]),
      { title: words.total, align: 'end' as const },
    ],
    rows: customer.orders.map(one => {
      const title = one.title ?? states.draft
      const total = cell(sheet.money(one.totalMinor, one.currency), 'end')
      const day = sheet.day(one.day)
      return narrow
        ? [{ stack: [title, { text: `${day} · ${states[one.status]}`, style: 'quiet' }] }, total]
        : [cell(title), cell(day), cell(states[one.status]), total]
    }),
  })
}
