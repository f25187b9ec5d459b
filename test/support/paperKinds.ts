import type { CustomerPaper } from '../../electron/print/customerPaper.ts'
import type { Letterhead } from '../../electron/print/letterhead.ts'
import type { Paper } from '../../electron/print/paper.ts'
import type { PriceListPaper } from '../../electron/print/priceListPaper.ts'
import type { TablePaper } from '../../electron/print/tablePaper.ts'
import { type Currency, convertedBack } from '../../shared/kernel/money.ts'
import { brewery, orderOfLines } from './papers.ts'

export const regions = ['haiti', 'pune'] as const
export type Region = (typeof regions)[number]

export const letterheads: Record<Region, Letterhead> = {
  haiti: brewery,
  pune: {
    name: 'Sahyadri Beverages',
    legalName: 'Sahyadri Beverages and Packaged Drinking Water Distribution Private Limited',
    address: 'Gat No. 1127, Nagar Road, Wagholi, Pune 412207, Maharashtra',
    phone: '+91 20 6700 0000',
    taxId: '27AAPFU0939F1ZV',
    patente: '',
    baseCurrency: 'INR',
    sample: false,
    depot: { name: 'Wagholi Depot', address: 'Near Kesnand Phata', phone: '+91 98220 00000' },
  },
}

interface Money {
  readonly currency: Currency
  readonly rateE6: number
  readonly long: string
}

const money: Record<Region, Money> = {
  haiti: {
    currency: 'HTG',
    rateE6: 131_500_000,
    long: 'Sosyete Anonim Boulanje, Patisye ak Machann Bwason Gwo Riviè dinò, Sèvis Livrezon Espesyal Lajounen ak Lannwit',
  },
  pune: {
    currency: 'INR',
    rateE6: 88_400_000,
    long: 'Shree Ganesh Cold Drinks, Provision Stores and General Merchants (Wholesale and Retail), Kesnand–Wagholi Junction',
  },
}
const rateDay = '2026-11-16'

/** Every kind of document with names as long as the program lets them be and rows for two pages and more, as a company of the region has it. */
export function paperKinds(region: Region): readonly (readonly [name: string, paper: Paper])[] {
  return [
    ['order', { document: 'order', order: longOrder(region) }],
    ['foreign-order', { document: 'order', order: foreignOrder(region) }],
    ['price-list', { document: 'price-list', priceList: longPrices(region) }],
    ['customer', { document: 'customer', customer: longCustomer(region) }],
    ['products', { document: 'products', products: longProducts(region) }],
    ['table', { document: 'table', table: longTable(region) }],
  ]
}

function longOrder(region: Region) {
  const { currency, rateE6, long } = money[region]
  const order = orderOfLines(60, { currency })
  return {
    ...order,
    status: 'on-hold',
    copy: true,
    customer: { ...order.customer, name: long, tradeName: long, address: long },
    note: `${long}. ${long}.`,
    other: {
      currency: 'USD',
      minor: convertedBack(order.totalMinor, rateE6),
      rateE6,
      rateCurrency: 'USD',
      rateDay,
    },
    deposits: deposits(region, 'USD'),
  } as const
}

/** In dollars, where deposits are set in the money of the country. */
function foreignOrder(region: Region) {
  const { currency, rateE6 } = money[region]
  const order = orderOfLines(4, { currency: 'USD', title: 'ORD-CAP2-27-000144' })
  return {
    ...order,
    other: { currency, minor: order.totalMinor * (rateE6 / 1_000_000), rateE6, rateCurrency: 'USD', rateDay },
    deposits: deposits(region, 'USD'),
  } as const
}

function deposits(region: Region, into: Currency) {
  const { currency, rateE6 } = money[region]
  const rows = [
    { name: 'Kès plastik 24 boutèy', count: 2116, eachMinor: 15_000 },
    { name: 'Boutèy vid 33 cl ki dwe tounen san fann', count: 50_784, eachMinor: 500 },
  ]
  const sum = rows.reduce((all, row) => all + row.count * row.eachMinor, 0)
  return { currency, rows, other: { currency: into, minor: convertedBack(sum, rateE6) } }
}

function longPrices(region: Region): PriceListPaper {
  const { currency, rateE6, long } = money[region]
  const rows = orderOfLines(60).lines.map((line, index) => {
    const priceMinor = line.priceMinor * (index % 9 === 0 ? 1000 : 1) || 100
    return {
      ...line,
      priceMinor,
      otherMinor: convertedBack(priceMinor, rateE6),
      fromQuantity: index % 5 === 2 ? line.caseUnits * 10 : 1,
    }
  })
  return {
    name: long.slice(0, 80),
    code: 'GWOSIS-NO-2026',
    currency,
    taxIncluded: region === 'pune',
    other: { currency: 'USD', rate: { rateE6, rateCurrency: 'USD', rateDay } },
    customerClass: 'supermarket',
    zone: 'Gwo Riviè dinò, Bayonè ak Sen Rafayèl',
    valid: { from: '2026-11-17', to: '2027-03-31' },
    onDay: null,
    rows,
    free: rows.slice(0, 3).map(({ name, caseUnits }) => ({
      product: name,
      caseUnits,
      buyQuantity: caseUnits * 10,
      freeQuantity: caseUnits,
      validTo: '2026-12-31',
    })),
  }
}

function longCustomer(region: Region): CustomerPaper {
  const { currency, rateE6, long } = money[region]
  const { customer, lines } = orderOfLines(60)
  return {
    ...customer,
    name: long,
    tradeName: long,
    customerClass: 'supermarket',
    zone: 'Gwo Riviè dinò, Bayonè ak Sen Rafayèl',
    address: long,
    language: 'ht',
    deliveryDays: 0b101_0101,
    contacts: Array.from({ length: 6 }, (_unused, index) => ({
      name: index === 0 ? long : `Jan-Batis Élysée ${index}`,
      role: index === 0 ? 'Responsab acha ak depo, ranplasan direktè jeneral' : 'achtè',
      phone: '+509 3700 1111',
      email: `jan-batis.elysee.${index}@boulanje-patisye-machann-bwason.example`,
    })),
    agreed: {
      terms: {
        priceList: long.slice(0, 80),
        paymentDays: 30,
        creditLimitMinor: 1_234_567_890,
        currency,
        otherLimitMinor: convertedBack(1_234_567_890, rateE6),
        hold: true,
        holdReason: 'Fakti ki pa peye depi plis pase swasant jou',
      },
      usualList: 'Jeneral',
      other: { currency: 'USD', rate: { rateE6, rateCurrency: 'USD', rateDay } },
    },
    orders: Array.from({ length: 10 }, (_unused, index) => ({
      title: index === 0 ? null : `ORD-CAP2-27-0001${40 + index}`,
      day: rateDay,
      status: index === 0 ? 'draft' : index % 3 === 0 ? 'on-hold' : 'confirmed',
      totalMinor: 12_345_678 * (index + 1),
      currency,
      other: { currency: 'USD', minor: convertedBack(12_345_678 * (index + 1), rateE6) },
    })),
    usual: lines
      .slice(0, 12)
      .map(({ sku, name, quantity, caseUnits }) => ({ sku, name, quantity, caseUnits, times: 7, of: 10 })),
    notes: `${long}. ${long}.`,
    asOf: '2026-11-17',
  }
}

function longProducts(region: Region) {
  const { long } = money[region]
  const rows = orderOfLines(60).lines.map(({ sku, name, caseUnits }, index) => ({
    sku,
    name: index === 4 ? long : name,
    caseUnits,
    category: index % 6 === 5 ? 'Bwason san alkòl ki gen gaz' : 'Byè',
    barcode: index % 3 === 0 ? null : '7501234567893',
    weightG: index % 4 === 0 ? null : 16_800,
    active: index % 13 !== 12,
  }))
  return { rows, asOf: '2026-11-17', filter: 'Byè · “chanpèt”' }
}

function longTable(region: Region): TablePaper {
  const { long } = money[region]
  const titles = ['Kòd', 'Non', 'Kalite', 'Zòn', 'Vil', 'Telefòn', 'Dènye kòmand', 'Kòmand ouvè']
  return {
    title: 'Kliyan',
    under: [long],
    columns: titles.map((title, at) => ({ title, ...(at === 7 ? { align: 'end' as const } : {}) })),
    rows: Array.from({ length: 60 }, (_unused, index) => [
      `C-${1000 + index}`,
      index % 8 === 3 ? long : `Boutik Lakay ${index}`,
      'Makèt',
      'Gwo Riviè dinò',
      'Okap',
      '+509 3700 1111',
      'madi 17 novanm 2026',
      String(index * 37),
    ]),
    totals: [['', '60 kliyan', '', '', '', '', '', '65 490']],
  }
}
