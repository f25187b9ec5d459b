import { type Day, instantOf } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import { lineAmount, orderTotals } from '../orders/amounts.ts'
import type { Row, TableName } from '../sync/registry.ts'
import type { ImportedCustomer, ImportedOrder, ImportedProduct } from './record.ts'

/** A row as it is written: head office gives the version. */
export type NewRow<N extends TableName> = Omit<Row<N>, 'version'>

/** Rows that belong together: one record with what hangs on it, written in one transaction. */
export type Written = { [N in TableName]: { table: N; row: NewRow<N> } }[TableName]

export interface ImportPlace {
  depotId: number
  timeZone: string
  person: number
  device: number
  now: Instant
}

export const productRow = (product: ImportedProduct, id: number, taxClassId: number): NewRow<'product'> => ({
  id,
  sku: product.sku,
  name_en: product.name,
  name_fr: product.nameFr || product.name,
  name_ht: product.nameHt || product.name,
  case_units: product.caseUnits,
  tax_class_id: taxClassId,
  weight_g: product.weightG,
  barcode: product.barcode,
  category: product.category,
  active: product.active ? 1 : 0,
  unit_container_id: null,
  case_container_id: null,
})

export const customerRows = (customer: ImportedCustomer, id: number, place: ImportPlace): readonly Written[] => [
  {
    table: 'customer',
    row: {
      id,
      depot_id: place.depotId,
      code: customer.code,
      name: customer.name,
      trade_name: customer.tradeName,
      customer_class: customer.customerClass,
      zone: customer.zone,
      address: customer.address,
      city: customer.city,
      phone: customer.phone,
      language: customer.language,
      delivery_days: customer.deliveryDays,
      tax_id: customer.taxId,
      notes: customer.notes,
      active: customer.active ? 1 : 0,
    },
  },
  ...customer.contacts.map(
    (contact, index): Written => ({
      table: 'contact',
      row: { id, n: index + 1, ...contact, is_primary: index === 0 ? 1 : 0 },
    }),
  ),
]

/** Columns of one row that are there already, changed. */
export interface Changed {
  table: TableName
  id: number
  values: Readonly<Record<string, string | number | null>>
}

export interface OrderPlace extends ImportPlace {
  id: number
  customerId: number
  productIds: ReadonlyMap<string, number>
  rate: { rateE6: number; currency: Row<'sales_order'>['currency'] } | null
  /** Where many orders are made: noon of each day, reckoned once. */
  noonOf?: (day: Day) => Instant
}

/** Noon of a day in a time zone; each day is reckoned once. */
export function noonIn(timeZone: string): (day: Day) => Instant {
  const known = new Map<Day, Instant>()
  return day => {
    const noon = known.get(day) ?? instantOf(day, 12 * 60, timeZone)
    known.set(day, noon)
    return noon
  }
}

/**
 * An order with its lines at the prices that the table gives; closed where it has shipped, confirmed where it has not. It keeps the number that
 * the other system gave it, as the customer's reference, and takes none of ours: the import can be undone without a hole.
 */
export function orderRows(order: ImportedOrder, place: OrderPlace): readonly Written[] {
  const lines = order.lines.map(line => ({
    quantity: line.quantity,
    price_units: line.priceUnits,
    price_minor: line.priceMinor,
    discount_bp: line.discountBp,
    tax_rate_bp: 0,
  }))
  const at = (day: Day): Instant => (place.noonOf ?? noonIn(place.timeZone))(day)
  const ordered = at(order.orderedDay)
  return [
    {
      table: 'sales_order',
      row: {
        id: place.id,
        depot_id: place.depotId,
        customer_id: place.customerId,
        number: null,
        status: order.status,
        held_from: null,
        hold_kind: null,
        reason_id: null,
        reason_note: '',
        channel: 'file',
        customer_reference: order.reference,
        requested_day: order.requestedDay,
        currency: order.currency,
        rate_e6: place.rate?.rateE6 ?? null,
        rate_currency: place.rate?.currency ?? null,
        price_list_id: null,
        tax_included: 0,
        ...orderTotals(lines, false),
        note: order.note,
        ordered_day: order.orderedDay,
        received_at: ordered,
        checked_at: ordered,
        confirmed_at: ordered,
        status_since: order.shippedDay === null ? ordered : at(order.shippedDay),
        entered_by: place.person,
        shipped_day: order.shippedDay,
        origin_status: order.originStatus,
        carrier: order.carrier,
        freight_minor: order.freightMinor,
        ship_country: order.shipCountry,
      },
    },
    ...lines.map(
      (line, index): Written => ({
        table: 'order_line',
        row: {
          id: place.id,
          n: index + 1,
          product_id: place.productIds.get(order.lines[index]?.sku ?? '') ?? 0,
          ...line,
          case_units: 1,
          price_source: 'imported',
          amount_minor: lineAmount(line),
          free_reason_id: null,
          promotion_id: null,
        },
      }),
    ),
  ]
}

/** Says on the record's timeline that it came by an import. */
export const importedEvent = (
  id: number,
  record: { table: number; id: number; batch: string; file: string; row: number },
  place: ImportPlace,
): Written => ({
  table: 'record_event',
  row: {
    id,
    depot_id: place.depotId,
    table_number: record.table,
    row_id: record.id,
    kind: 'imports.run',
    at: place.now,
    person_id: place.person,
    device_number: place.device,
    detail: JSON.stringify({ batch: record.batch, file: record.file, row: record.row }),
  },
})
