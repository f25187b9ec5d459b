import type { Content, TableCell } from 'pdfmake/interfaces'
import type { CustomerClass } from '../../shared/customers/class.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Currency, Minor } from '../../shared/kernel/money.ts'
import { cell, type GridColumn, grid } from './grid.ts'
import type { Layout } from './layout.ts'
import { type OtherMoney, rateValues } from './otherMoney.ts'
import { priceFor, quantityWords } from './quantityWords.ts'
import { say } from './say.ts'
import type { Sheet } from './sheet.ts'
import { titleBlock } from './title.ts'

export interface PricedProduct {
  readonly sku: string
  readonly name: string
  readonly caseUnits: number
  readonly priceUnits: number
  readonly priceMinor: Minor
  /** In the other currency; null where it cannot be said. */
  readonly otherMinor: Minor | null
  /** From so many base units; 1 is always. */
  readonly fromQuantity: number
}

/** Prices for somebody: one list as it was written, or what a class and zone pay on a day. */
export interface PriceListPaper {
  /** Of the list; empty where the prices come from whichever lists count. */
  readonly name: string
  readonly code: string
  readonly currency: Currency
  readonly taxIncluded: boolean
  /** Null where the company counts in one currency only. */
  readonly other: OtherMoney | null
  /** Null for customers of every class. */
  readonly customerClass: CustomerClass | null
  /** Empty for every zone. */
  readonly zone: string
  readonly valid: { readonly from: Day; readonly to: Day | null } | null
  /** The day that was asked for; null for a list, which says itself when it counts. */
  readonly onDay: Day | null
  readonly rows: readonly PricedProduct[]
  readonly free: readonly {
    readonly product: string
    readonly caseUnits: number
    readonly buyQuantity: number
    readonly freeQuantity: number
    readonly validTo: Day
  }[]
}

export function priceListLayout(sheet: Sheet, list: PriceListPaper): Layout {
  const { priceList: words } = sheet.words.paper
  const title = list.name === '' ? words.pricesTitle : words.title
  const rows = list.rows.map(row => cells(sheet, list, row))
  const table: Content[] =
    rows.length === 0 ? [{ text: words.empty, style: 'quiet' }] : grid(sheet, { columns: columns(sheet, list), rows })
  return {
    content: [
      titleBlock(sheet, { title, number: null, under: underTitle(sheet, list) }),
      ...table,
      ...otherLine(sheet, list),
      ...free(sheet, list),
    ],
    again: [title, list.name].filter(Boolean).join(' '),
    foot: [sheet.letterhead.name, list.code].filter(Boolean).join(' · '),
    rows: [],
    sum: null,
    closing: null,
  }
}

function underTitle(sheet: Sheet, list: PriceListPaper): string[] {
  const classes = sheet.words.customers.customerClass
  const { priceList: words, order } = sheet.words.paper
  const valid =
    list.valid === null
      ? ''
      : list.valid.to === null
        ? say(words.validOpen, { from: sheet.day(list.valid.from) })
        : say(words.valid, { from: sheet.day(list.valid.from), to: sheet.day(list.valid.to) })
  const forWhom = [
    list.customerClass === null ? '' : say(words.forClass, { customerClass: classes[list.customerClass] }),
    list.zone === '' ? '' : say(words.forZone, { zone: list.zone }),
  ].filter(Boolean)
  return [
    list.name,
    list.onDay === null ? valid : say(words.onDay, { day: sheet.day(list.onDay) }),
    forWhom.length === 0 ? words.everybody : forWhom.join(' · '),
    `${list.currency} · ${list.taxIncluded ? order.withTax : order.withoutTax}`,
  ].filter(Boolean)
}

const columns = (sheet: Sheet, list: PriceListPaper): GridColumn[] => {
  const { priceList: words } = sheet.words.paper
  if (sheet.size === 'receipt')
    return [
      { title: words.product, grow: true },
      { title: words.price, align: 'end' },
    ]
  return [
    { title: words.code },
    { title: words.product, grow: true },
    { title: words.per },
    ...(hasSteps(list) ? [{ title: words.from, align: 'end' as const }] : []),
    { title: `${words.price} ${list.currency}`, align: 'end' },
    ...(list.other?.rate ? [{ title: `${words.price} ${list.other.currency}`, align: 'end' as const }] : []),
  ]
}

function cells(sheet: Sheet, list: PriceListPaper, row: PricedProduct): TableCell[] {
  const price: TableCell = { text: sheet.amount(row.priceMinor, list.currency), alignment: 'right', bold: true }
  const other = otherPrice(sheet, list, row)
  const per = priceFor(sheet, row.priceUnits, row.caseUnits)
  const from = row.fromQuantity <= 1 ? '' : quantityWords(sheet, row.fromQuantity, row.caseUnits)
  if (sheet.size === 'receipt') {
    const step = from === '' ? '' : `, ${sheet.words.paper.priceList.from.toLowerCase()} ${from}`
    const both =
      other === null ? price : { stack: [price, { text: other, style: 'quiet', alignment: 'right' as const }] }
    return [{ stack: [row.name, { text: `${row.sku} · ${per}${step}`, style: 'quiet' }] }, both]
  }
  return [
    cell(row.sku),
    cell(row.name),
    cell(per),
    ...(hasSteps(list) ? [cell(from, 'end')] : []),
    price,
    ...(list.other?.rate ? [cell(other ?? '', 'end')] : []),
  ]
}

/** On a roll with its currency: there both prices stand in one column. */
function otherPrice(sheet: Sheet, { other }: PriceListPaper, { otherMinor }: PricedProduct): string | null {
  if (other === null || otherMinor === null) return null
  return sheet.size === 'receipt' ? sheet.money(otherMinor, other.currency) : sheet.amount(otherMinor, other.currency)
}

/** How the prices in the other currency came about, and which of the two counts. */
function otherLine(sheet: Sheet, { other, currency: from, rows }: PriceListPaper): Content[] {
  if (other === null || rows.length === 0) return []
  const { priceList: words } = sheet.words.paper
  const { currency, rate } = other
  const text =
    rate === null
      ? say(words.noRate, { currency })
      : say(words.converted, { currency, from, ...rateValues(sheet, rate) })
  return [{ text, style: 'quiet', margin: [0, 6, 0, 0] }]
}

const hasSteps = (list: PriceListPaper): boolean => list.rows.some(row => row.fromQuantity > 1)

const free = (sheet: Sheet, list: PriceListPaper): Content[] => {
  const { priceList: words } = sheet.words.paper
  if (list.free.length === 0) return []
  const sentences = list.free.map(one =>
    say(words.freeRule, {
      product: one.product,
      buy: quantityWords(sheet, one.buyQuantity, one.caseUnits),
      free: quantityWords(sheet, one.freeQuantity, one.caseUnits),
      day: sheet.day(one.validTo),
    }),
  )
  return [{ stack: [{ text: words.free, style: 'strong' }, ...sentences], margin: [0, 10, 0, 0], unbreakable: true }]
}
