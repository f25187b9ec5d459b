import type { Content } from 'pdfmake/interfaces'
import type { CustomerClass } from '../../shared/customers/class.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { type Language, weekdayName } from '../../shared/kernel/locale.ts'
import type { Currency, Minor } from '../../shared/kernel/money.ts'
import type { OrderStatus } from '../../shared/orders/status.ts'
import { customerTerms, type PaperTerms } from './customerTerms.ts'
import { facts } from './facts.ts'
import { cell, grid } from './grid.ts'
import type { Layout } from './layout.ts'
import { quantityWords } from './quantityWords.ts'
import { say } from './say.ts'
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
  readonly agreed: PaperTerms
  readonly orders: readonly {
    /** Null on a draft. */
    readonly title: string | null
    readonly day: Day
    readonly status: OrderStatus
    readonly totalMinor: Minor
    readonly currency: Currency
    /** At the rate that was frozen on the order. */
    readonly other: { readonly currency: Currency; readonly minor: Minor } | null
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
    stack: [
      { text: words.terms, style: 'strong', margin: [0, narrow ? 8 : 0, 0, 0] },
      ...customerTerms(sheet, customer.agreed, width),
    ],
  }
  return {
    content: [
      titleBlock(sheet, {
        title: words.title,
        number: null,
        under,
        stamps: customer.agreed.terms?.hold ? [words.onHold] : [],
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
      ...contacts(sheet, customer),
      ...usual(sheet, customer),
      ...orders(sheet, customer),
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

function contacts(sheet: Sheet, customer: CustomerPaper): Content[] {
  const { customer: words } = sheet.words.paper
  if (customer.contacts.length === 0) return []
  if (sheet.size === 'receipt')
    return section(
      words.contacts,
      customer.contacts.map(one => ({
        stack: [one.name, { text: [one.role, one.phone, one.email].filter(Boolean).join(' · '), style: 'quiet' }],
        margin: [0, 0, 0, 3],
      })),
    )
  return grid(sheet, {
    title: words.contacts,
    columns: [{ title: words.name, grow: true }, { title: words.role }, { title: words.phone }, { title: words.email }],
    rows: customer.contacts.map(one => [
      cell(one.name),
      cell(one.role),
      cell(one.phone.replaceAll(' ', '\u00a0')),
      cell(one.email),
    ]),
  })
}

function usual(sheet: Sheet, customer: CustomerPaper): Content[] {
  const { customer: words, order } = sheet.words.paper
  if (customer.usual.length === 0) return []
  const narrow = sheet.size === 'receipt'
  return grid(sheet, {
    title: words.usual,
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
  if (customer.orders.length === 0) return section(words.orders, [{ text: words.noOrders, style: 'quiet' }])
  const narrow = sheet.size === 'receipt'
  const both = customer.orders.some(one => one.other !== null)
  return grid(sheet, {
    title: words.orders,
    columns: [
      { title: words.number, grow: true },
      ...(narrow ? [] : [{ title: words.day }, { title: words.status }]),
      { title: words.total, align: 'end' as const },
      ...(narrow || !both ? [] : [{ title: '', align: 'end' as const }]),
    ],
    rows: customer.orders.map(one => {
      const title = one.title ?? states.draft
      const total = cell(sheet.money(one.totalMinor, one.currency), 'end')
      const other = one.other === null ? '' : `= ${sheet.money(one.other.minor, one.other.currency)}`
      const day = sheet.day(one.day)
      if (!narrow)
        return [cell(title), cell(day), cell(states[one.status]), total, ...(both ? [cell(other, 'end')] : [])]
      return [
        { stack: [title, { text: `${day} · ${states[one.status]}`, style: 'quiet' }] },
        {
          stack: [
            { text: sheet.money(one.totalMinor, one.currency), alignment: 'right' as const },
            ...(other === '' ? [] : [{ text: other, style: 'quiet', alignment: 'right' as const }]),
          ],
        },
      ]
    }),
  })
}
