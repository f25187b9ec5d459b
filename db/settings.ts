import type { Selectable } from 'kysely'
import type { OrderStatus } from '../shared/orders/status.ts'
import type { Company, Depot, ExchangeRate, ReasonCode, Settings, StageLimit } from '../shared/settings/contract.ts'
import { listCalendars } from './calendars.ts'
import { listContainers } from './containers.ts'
import type { Reader, Schema } from './schema.ts'
import { listTaxClasses } from './taxes.ts'

/** The one company, or null before anything was set up. */
export async function findCompany(reader: Reader): Promise<Company | null> {
  const row = await reader.selectFrom('company').selectAll().orderBy('id').executeTakeFirst()
  return row ? companyFrom(row) : null
}

/** Everything under Settings that every screen reads, in the order in which it is shown. */
export async function readSettings(reader: Reader): Promise<Omit<Settings, 'device' | 'today'>> {
  const depots = await reader.selectFrom('depot').selectAll().orderBy('code').execute()
  const rates = await reader
    .selectFrom('exchange_rate')
    .selectAll()
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute()
  const reasons = await reader.selectFrom('reason_code').selectAll().orderBy('kind').orderBy('code').execute()
  const limits = await reader.selectFrom('stage_limit').selectAll().orderBy('id').execute()
  const devices = await reader.selectFrom('device').selectAll().orderBy('device_number').execute()
  return {
    company: await findCompany(reader),
    calendars: await listCalendars(reader),
    depots: depots.map(depotFrom),
    taxClasses: await listTaxClasses(reader),
    rates: rates.map(rateFrom),
    containers: await listContainers(reader),
    reasonCodes: reasons.map(reasonFrom),
    stageLimits: limits.map(limitFrom),
    devices: devices.map(row => ({ number: row.device_number, name: row.name, depotId: row.depot_id })),
  }
}

export async function findStageLimit(reader: Reader, status: OrderStatus): Promise<number | null> {
  const row = await reader.selectFrom('stage_limit').select('id').where('status', '=', status).executeTakeFirst()
  return row?.id ?? null
}

/** Whether any order was ever entered, or any price: the company's currency stands in them. */
export async function currencyInUse(reader: Reader): Promise<boolean> {
  const order = await reader.selectFrom('sales_order').select('id').limit(1).executeTakeFirst()
  const price = await reader.selectFrom('price_item').select('id').limit(1).executeTakeFirst()
  return order !== undefined || price !== undefined
}

/** Whether a depot still has orders that somebody has to do something with. */
export async function hasOpenOrders(reader: Reader, depotId: number): Promise<boolean> {
  const order = await reader
    .selectFrom('sales_order')
    .select('id')
    .where('depot_id', '=', depotId)
    .where('status', 'in', ['received', 'checked', 'confirmed', 'on-hold'])
    .limit(1)
    .executeTakeFirst()
  return order !== undefined
}

const companyFrom = (row: Selectable<Schema['company']>): Company => ({
  id: row.id,
  name: row.name,
  legalName: row.legal_name,
  taxId: row.tax_id,
  patente: row.patente,
  address: row.address,
  phone: row.phone,
  baseCurrency: row.base_currency,
  secondCurrency: row.second_currency,
  fiscalStartMonth: row.fiscal_start_month,
})

const depotFrom = (row: Selectable<Schema['depot']>): Depot => ({
  id: row.id,
  code: row.code,
  name: row.name,
  address: row.address,
  phone: row.phone,
  timeZone: row.time_zone,
  cutoffMinute: row.cutoff_minute,
  language: row.language,
  active: row.active === 1,
  calendarId: row.calendar_id,
})

const rateFrom = (row: Selectable<Schema['exchange_rate']>): ExchangeRate => ({
  id: row.id,
  currency: row.currency,
  rateE6: row.rate_e6,
  validFrom: row.valid_from,
  source: row.source,
})

const reasonFrom = (row: Selectable<Schema['reason_code']>): ReasonCode => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  texts: { en: row.text_en, fr: row.text_fr, ht: row.text_ht },
  active: row.active === 1,
})

const limitFrom = (row: Selectable<Schema['stage_limit']>): StageLimit => ({
  status: row.status,
  limitMinutes: row.limit_minutes || null,
})
