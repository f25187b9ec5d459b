import { mediaTypes } from '../attachments/mediaType.ts'
import type { Right } from '../auth/right.ts'
import { roles } from '../auth/role.ts'
import { recurrences } from '../calendars/recurrence.ts'
import { containerKinds } from '../containers/kind.ts'
import { customerClasses } from '../customers/class.ts'
import { languages } from '../kernel/locale.ts'
import { currencies } from '../kernel/money.ts'
import { amendmentCauses, askers } from '../orders/amendmentCause.ts'
import { channels } from '../orders/channel.ts'
import { holdKinds } from '../orders/hold.ts'
import { priceSources } from '../orders/priceSource.ts'
import { orderStatuses } from '../orders/status.ts'
import { productUnitKinds } from '../products/unitKind.ts'
import { requestStatuses } from '../requests/status.ts'
import { reasonKinds } from '../settings/reasonKind.ts'
import { causes } from '../stock/cause.ts'
import { places } from '../stock/place.ts'
import {
  boolean,
  type Column,
  choice,
  day,
  instant,
  integer,
  json,
  money,
  nullable,
  reference,
  text,
} from './column.ts'
import { conflictKinds, conflictStates } from './conflict.ts'

/**
 * document: merged field by field, last writer by hybrid logical clock. fact: append-only, corrected by reversing facts.
 * reference: owned by head office, a desk asks by a request. private: never leaves the desk.
 */
export type TableClass = 'document' | 'fact' | 'reference' | 'private'

/**
 * reference: everybody has it. depot: the depot named in `depot_id`; where that is null, everybody.
 * device: one computer only. A child row goes where its parent goes.
 */
export type TableScope = 'reference' | 'depot' | 'device'

export interface Table<C extends Record<string, Column> = Record<string, Column>, Child extends boolean = boolean> {
  /** The table's number on the wire: given once, never used again. */
  readonly number: number
  readonly class: TableClass
  readonly scope: TableScope
  /** The table whose id is this one's `id`; its rows are then keyed (id, n). */
  readonly parent: string | null
  readonly child: Child
  /** A transaction that writes here must name one of these rights; empty means any right of the person. */
  readonly writers: readonly Right[]
  readonly columns: C
}

const root = <C extends Record<string, Column>>(
  number: number,
  tableClass: TableClass,
  scope: TableScope,
  writers: readonly Right[],
  columns: C,
): Table<C, false> => ({ number, class: tableClass, scope, parent: null, child: false, writers, columns })

const child = <C extends Record<string, Column>>(
  number: number,
  parent: Table,
  parentName: string,
  columns: C,
): Table<C, true> => ({
  number,
  class: parent.class,
  scope: parent.scope,
  parent: parentName,
  child: true,
  writers: parent.writers,
  columns,
})

const orderWriters: readonly Right[] = [
  'orders.enter',
  'orders.check',
  'orders.confirm',
  'orders.hold',
  'orders.release',
  'orders.cancel',
  'imports.run',
  'sync.resolve',
]

const company = root(1, 'reference', 'reference', ['reference.edit', 'settings.edit'], {
  name: text(1),
  legal_name: text(2),
  tax_id: text(3),
  patente: text(4),
  address: text(5),
  phone: text(6),
  base_currency: choice(7, currencies),
  second_currency: nullable(choice(8, currencies)),
  fiscal_start_month: integer(9),
})

const calendar = root(13, 'reference', 'reference', ['reference.edit'], {
  code: text(1),
  name: text(2),
  /** Bit 0 is Monday … bit 6 is Sunday. */
  working_days: integer(3),
  /** Minutes after midnight until which orders are confirmed on that weekday; null: the depot's own cut-off. */
  monday_cutoff: nullable(integer(4)),
  tuesday_cutoff: nullable(integer(5)),
  wednesday_cutoff: nullable(integer(6)),
  thursday_cutoff: nullable(integer(7)),
  friday_cutoff: nullable(integer(8)),
  saturday_cutoff: nullable(integer(9)),
  sunday_cutoff: nullable(integer(10)),
  active: boolean(11),
})

/** A day that is not like its weekday: closed, or with another cut-off. */
const holiday = child(14, calendar, 'calendar', {
  day: day(1),
  name_en: text(2),
  name_fr: text(3),
  name_ht: text(4),
  closed: boolean(5),
  /** Of a day that is not closed; null: as usual. */
  cutoff_minute: nullable(integer(6)),
  /** How it comes back in another year. */
  recurrence: choice(7, recurrences),
})

const depot = root(2, 'reference', 'reference', ['reference.edit'], {
  code: text(1),
  name: text(2),
  address: text(3),
  phone: text(4),
  time_zone: text(5),
  /** Minutes after midnight: orders for the next delivery day must be confirmed by then. */
  cutoff_minute: integer(6),
  language: choice(7, languages),
  active: boolean(8),
  /** On which days the depot works; null: Monday to Saturday, all year. */
  calendar_id: nullable(reference(9, 'calendar')),
})

const device = root(3, 'reference', 'reference', ['devices.manage'], {
  device_number: integer(1),
  name: text(2),
  depot_id: nullable(reference(3, 'depot')),
  lane: text(4),
  head_office: boolean(5),
  active: boolean(6),
})

const person = root(4, 'reference', 'depot', ['people.edit'], {
  depot_id: nullable(reference(1, 'depot')),
  login: text(2),
  name: text(3, { privacy: 'personal' }),
  role: choice(4, roles),
  language: choice(5, languages),
  /** argon2id as PHC string, the password’s key and the proof of its change: `KeptPassword`. */
  password_hash: text(6, { privacy: 'secret' }),
  active: boolean(7),
  /** Head office's Ed25519 signature over id, login, role, depot, hash and active, base64; null where nobody signs (a desk alone). */
  grant_signature: nullable(text(8)),
})

const taxClass = root(5, 'reference', 'reference', ['reference.edit'], {
  code: text(1),
  name_en: text(2),
  name_fr: text(3),
  name_ht: text(4),
  /** Basis points. */
  rate_bp: integer(5),
  active: boolean(6),
})

/** The rate of a tax class from a day on; before the first of them the class's own rate counts. */
const taxChange = child(17, taxClass, 'tax_class', {
  valid_from: day(1),
  /** Basis points. */
  rate_bp: integer(2),
})

const exchangeRate = root(6, 'reference', 'reference', ['reference.edit'], {
  /** One unit of this … */
  currency: choice(1, currencies),
  /** … is so many millionths of the company's base currency. */
  rate_e6: integer(2),
  valid_from: day(3),
  source: text(4),
})

/** What goods travel in and customers bring back: a bottle, a crate. */
const container = root(15, 'reference', 'reference', ['reference.edit'], {
  code: text(1),
  name_en: text(2),
  name_fr: text(3),
  name_ht: text(4),
  kind: choice(5, containerKinds),
  /** Of one, in the company's base currency. */
  deposit_minor: money(6),
  active: boolean(7),
})

const product = root(7, 'reference', 'reference', ['reference.edit'], {
  sku: text(1),
  name_en: text(2),
  name_fr: text(3),
  name_ht: text(4),
  /** Base units in a case; 1 where it does not come in cases. */
  case_units: integer(5),
  tax_class_id: reference(6, 'tax_class'),
  weight_g: nullable(integer(7)),
  barcode: nullable(text(8)),
  category: text(9),
  active: boolean(10),
  /** What each base unit comes in; null where it is not given back. */
  unit_container_id: nullable(reference(11, 'container')),
  /** What each whole case comes in. */
  case_container_id: nullable(reference(12, 'container')),
})

/** One more unit that the product is ordered or scanned by. */
const productUnit = child(16, product, 'product', {
  kind: choice(1, productUnitKinds),
  /** Base units in one. */
  factor: integer(2),
  barcode: nullable(text(3)),
})

const priceList = root(8, 'reference', 'reference', ['reference.edit'], {
  code: text(1),
  name: text(2),
  currency: choice(3, currencies),
  customer_class: nullable(choice(4, customerClasses)),
  zone: nullable(text(5)),
  valid_from: day(6),
  valid_to: nullable(day(7)),
  tax_included: boolean(8),
})

const priceItem = child(9, priceList, 'price_list', {
  product_id: reference(1, 'product'),
  /** The price is for so many base units: the case, or 1. */
  price_units: integer(2),
  price_minor: money(3),
  /** From so many base units on the line. */
  from_quantity: integer(4),
})

const promotion = root(10, 'reference', 'reference', ['reference.edit'], {
  name: text(1),
  product_id: reference(2, 'product'),
  buy_quantity: integer(3),
  free_quantity: integer(4),
  valid_from: day(5),
  valid_to: day(6),
  active: boolean(7),
})

const reasonCode = root(11, 'reference', 'reference', ['reference.edit'], {
  kind: choice(1, reasonKinds),
  code: text(2),
  text_en: text(3),
  text_fr: text(4),
  text_ht: text(5),
  active: boolean(6),
})

const stageLimit = root(12, 'reference', 'reference', ['reference.edit', 'settings.edit'], {
  status: choice(1, orderStatuses),
  limit_minutes: integer(2),
})

const customer = root(20, 'document', 'depot', ['customers.edit', 'imports.run', 'sync.resolve'], {
  depot_id: reference(1, 'depot'),
  code: text(2),
  name: text(3),
  trade_name: text(4),
  customer_class: choice(5, customerClasses),
  zone: text(6),
  address: text(7),
  city: text(8),
  phone: text(9, { privacy: 'personal' }),
  language: choice(10, languages),
  /** Bit 0 is Monday … bit 6 is Sunday. */
  delivery_days: integer(11),
  tax_id: text(12),
  notes: text(13),
  active: boolean(14),
})

const contact = child(21, customer, 'customer', {
  name: text(1, { privacy: 'personal' }),
  role: text(2),
  phone: text(3, { privacy: 'personal' }),
  email: text(4, { privacy: 'personal' }),
  is_primary: boolean(5),
})

const customerTerms = root(22, 'reference', 'depot', ['reference.edit'], {
  depot_id: reference(1, 'depot'),
  customer_id: reference(2, 'customer'),
  price_list_id: nullable(reference(3, 'price_list')),
  /** Days after the invoice; 0 is cash. */
  payment_days: integer(4),
  credit_limit_minor: nullable(money(5)),
  currency: choice(6, currencies),
  hold: boolean(7),
  hold_reason_id: nullable(reference(8, 'reason_code')),
})

const salesOrder = root(30, 'document', 'depot', orderWriters, {
  depot_id: reference(1, 'depot'),
  customer_id: reference(2, 'customer'),
  /** `ORD-CAP2-27-000143`, given when received; null on a draft. */
  number: nullable(text(3)),
  status: choice(4, orderStatuses),
  /** Where a released order goes back to. */
  held_from: nullable(choice(5, orderStatuses)),
  hold_kind: nullable(choice(6, holdKinds)),
  reason_id: nullable(reference(7, 'reason_code')),
  reason_note: text(8),
  channel: choice(9, channels),
  /** The customer's own number or reference. */
  customer_reference: text(10),
  requested_day: day(11),
  currency: choice(12, currencies),
  /** One unit of `rate_currency` in millionths of the base currency, frozen when the order is entered. */
  rate_e6: nullable(integer(13)),
  rate_currency: nullable(choice(14, currencies)),
  price_list_id: nullable(reference(15, 'price_list')),
  tax_included: boolean(16),
  net_minor: money(17),
  tax_minor: money(18),
  total_minor: money(19),
  note: text(20),
  ordered_day: day(21),
  received_at: nullable(instant(22)),
  checked_at: nullable(instant(23)),
  confirmed_at: nullable(instant(24)),
  /** Since when it has stood at its present status. */
  status_since: instant(25),
  entered_by: reference(26, 'person'),
  /** The day it left, as another system kept it; null where it has not, or nobody wrote it down. */
  shipped_day: nullable(day(27)),
  /** The other system's own word for the status of an imported order. */
  origin_status: nullable(text(28)),
  /** Of an imported order, as another system kept them: who carried it, what the carriage cost, to which country it went. */
  carrier: nullable(text(29)),
  freight_minor: nullable(money(30)),
  ship_country: nullable(text(31)),
})

const orderLine = child(31, salesOrder, 'sales_order', {
  product_id: reference(1, 'product'),
  /** Base units. */
  quantity: integer(2),
  /** The product's case on the day of the order. */
  case_units: integer(3),
  price_units: integer(4),
  price_minor: money(5),
  price_source: choice(6, priceSources),
  discount_bp: integer(7),
  tax_rate_bp: integer(8),
  /** Net of discount; with tax where the order's prices include it. */
  amount_minor: money(9),
  /** Why it costs nothing; null on a line that is paid for. */
  free_reason_id: nullable(reference(10, 'reason_code')),
  promotion_id: nullable(reference(11, 'promotion')),
})

/**
 * A confirmed order was amended: number 1, 2 … within the order, so that of two computers that amend it apart one is told that the other was
 * first. Never changed, never taken away.
 */
const orderAmendment = child(32, salesOrder, 'sales_order', {
  at: instant(1),
  person_id: reference(2, 'person'),
  asked_by: choice(3, askers),
  cause: choice(4, amendmentCauses),
  note: text(5),
  /** What was different, before and after: JSON `AmendmentChanges`. */
  changes: json(6),
})

const recordEvent = root(40, 'fact', 'depot', [], {
  depot_id: nullable(reference(1, 'depot')),
  table_number: integer(2),
  row_id: integer(3),
  kind: text(4),
  at: instant(5),
  person_id: nullable(reference(6, 'person')),
  device_number: integer(7),
  /** What the sentence needs: a JSON object of plain values. */
  detail: json(8),
})

/** Whoever grants a request writes what was asked for in the same transaction, under the right that the row itself needs. */
const requestWriters: readonly Right[] = [
  'reference.request',
  'requests.answer',
  'reference.edit',
  'people.edit',
  'imports.run',
  'sync.resolve',
]

const request = root(41, 'document', 'depot', requestWriters, {
  depot_id: reference(1, 'depot'),
  table_number: integer(2),
  /** The row that would be changed, or the id that a new row would have. */
  row_id: integer(3),
  sub: integer(4),
  creates: boolean(5),
  /** The columns asked for: a JSON object by column name. */
  proposal: json(6),
  /** What they were when asked, for the person who answers. */
  present: json(7),
  note: text(8),
  status: choice(9, requestStatuses),
  asked_by: reference(10, 'person'),
  asked_at: instant(11),
  answered_by: nullable(reference(12, 'person')),
  answered_at: nullable(instant(13)),
  answer: text(14),
})

const conflict = root(42, 'document', 'depot', ['sync.resolve', 'reference.edit'], {
  depot_id: nullable(reference(1, 'depot')),
  kind: choice(2, conflictKinds),
  state: choice(3, conflictStates),
  table_number: integer(4),
  row_id: integer(5),
  sub: integer(6),
  column_name: text(7),
  /** The value that stands, who wrote it and when: JSON `{value, person, device, at}`. */
  standing: json(8),
  /** The other value, in the same form. */
  other: json(9),
  base_value: json(10),
  raised_at: instant(11),
  resolved_by: nullable(reference(12, 'person')),
  resolved_at: nullable(instant(13)),
})

/** Goods of a product went from one place to another; what stands where is the sum of these, and a wrong one is taken back by a `stock_reversal`. */
const stockMove = root(50, 'fact', 'depot', ['stock.move', 'stock.count'], {
  depot_id: reference(1, 'depot'),
  product_id: reference(2, 'product'),
  cause: choice(3, causes),
  /** As the cause says; kept beside it, so that sums need no rule. */
  from_place: choice(4, places),
  to_place: choice(5, places),
  /** Base units, more than none. */
  quantity: integer(6),
  moved_day: day(7),
  at: instant(8),
  person_id: reference(9, 'person'),
  /** The number on the other side's paper. */
  document: text(10),
  note: text(11),
  /** The expected goods of which this came; null where nobody had written any down. */
  expected_id: nullable(reference(12, 'expected_goods')),
})

/** Goods that a supplier or the plant is to bring; what came of them is the sum of the movements that name them. */
const expectedGoods = root(52, 'document', 'depot', ['stock.move', 'sync.resolve'], {
  depot_id: reference(1, 'depot'),
  product_id: reference(2, 'product'),
  /** Base units, more than none. */
  quantity: integer(3),
  expected_day: day(4),
  supplier: text(5),
  /** The number on their paper, or of what was ordered. */
  document: text(6),
  note: text(7),
  /** Nothing more of it comes. */
  ended: boolean(8),
  entered_by: reference(9, 'person'),
  entered_at: instant(10),
})

/** The movement of this id was wrong: its goods went back. There is one at most, number 1. */
const stockReversal = child(51, stockMove, 'stock_move', {
  at: instant(1),
  person_id: reference(2, 'person'),
  note: text(3),
})

/** Work in progress as typed: kept through a crash, never sent. */
const draft = root(60, 'private', 'device', [], {
  person_id: reference(1, 'person'),
  form: text(2),
  key: text(3),
  content: json(4),
  saved_at: instant(5),
})

/** What a person prefers on this computer: language, theme, text size. */
const preference = root(61, 'private', 'device', [], {
  person_id: nullable(reference(1, 'person')),
  key: text(2),
  value: json(3),
})

/** A file on a record; its bytes travel beside the rows and are found by their SHA-256 (hex). Nothing of it ever changes. */
const attachment = root(43, 'document', 'depot', ['orders.enter', 'customers.edit'], {
  depot_id: nullable(reference(1, 'depot')),
  table_number: integer(2),
  row_id: integer(3),
  name: text(4, { privacy: 'personal' }),
  media_type: choice(5, mediaTypes),
  /** Bytes. */
  size: integer(6),
  sha256: text(7),
  /** A small JPEG as base64; empty for what is no picture. */
  thumbnail: text(8, { privacy: 'personal' }),
  added_by: reference(9, 'person'),
  added_at: instant(10),
})

/** Every table of the business, once. Triggers, frames, merge, head office's views and the data dictionary come from here. */
export const registry = {
  company,
  calendar,
  holiday,
  depot,
  device,
  person,
  tax_class: taxClass,
  tax_change: taxChange,
  exchange_rate: exchangeRate,
  container,
  product,
  product_unit: productUnit,
  price_list: priceList,
  price_item: priceItem,
  promotion,
  reason_code: reasonCode,
  stage_limit: stageLimit,
  customer,
  contact,
  customer_terms: customerTerms,
  sales_order: salesOrder,
  order_line: orderLine,
  order_amendment: orderAmendment,
  record_event: recordEvent,
  request,
  conflict,
  attachment,
  expected_goods: expectedGoods,
  stock_move: stockMove,
  stock_reversal: stockReversal,
  draft,
  preference,
} as const

export type TableName = keyof typeof registry

type Values<C> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never }
type ColumnsOf<N extends TableName> = (typeof registry)[N]['columns']
type KeyOf<N extends TableName> =
  (typeof registry)[N] extends Table<Record<string, Column>, true> ? { id: number; n: number } : { id: number }
/** Head office's version of the row: 0 until head office has it. Private rows have none. */
type VersionOf<N extends TableName> = (typeof registry)[N]['class'] extends 'private' ? object : { version: number }

/** A row as SQLite keeps it. */
export type Row<N extends TableName> = KeyOf<N> & Values<ColumnsOf<N>> & VersionOf<N>

export const tableOf = (name: TableName): Table => registry[name]

/** Whether this is the name of a table that the registry knows. */
export const isTableName = (name: string | null | undefined): name is TableName =>
  typeof name === 'string' && Object.hasOwn(registry, name)

export const tableNames = Object.keys(registry).filter(isTableName)
export const syncedTables: readonly TableName[] = tableNames.filter(name => tableOf(name).class !== 'private')

const byNumber: ReadonlyMap<number, TableName> = new Map(tableNames.map(name => [registry[name].number, name]))

/** The table with this number on the wire, or null where nobody here knows it. */
export const tableNumbered = (number: number): TableName | null => byNumber.get(number) ?? null
