import type { Day } from '../shared/kernel/day.ts'
import type { Language } from '../shared/kernel/locale.ts'
import type { Currency } from '../shared/kernel/money.ts'
import { stageLimits } from '../shared/orders/age.ts'
import { orderStatuses } from '../shared/orders/status.ts'
import { startingReasons } from '../shared/settings/startingReasons.ts'
import { nextId } from './nextId.ts'
import type { Writer } from './schema.ts'
import { beginCalendar } from './startingCalendar.ts'

export interface Beginning {
  readonly company: string
  readonly baseCurrency: Currency
  readonly secondCurrency: Currency | null
  /** Millionths of the base currency for one unit of the second; null where no rate is known yet. */
  readonly rateE6: number | null
  readonly fiscalStartMonth: number
  readonly depotCode: string
  readonly depotName: string
  readonly timeZone: string
  readonly language: Language
  readonly day: Day
  readonly computer: string
  readonly lane: string
}

const noon = 12 * 60
/** Taxe sur le chiffre d’affaires, Haiti: 10 % (Code fiscal, art. 190). */
const tcaBasisPoints = 1000

/**
 * Writes what a company needs before its first order: company, depot with its calendar, this computer, tax classes, reasons, stage limits, a general
 * price list and, where it is known, the rate. Answers the depot's id.
 */
export async function beginCompany(tx: Writer, beginning: Beginning): Promise<number> {
  await tx
    .insertInto('company')
    .values({
      id: await nextId(tx),
      name: beginning.company,
      legal_name: beginning.company,
      tax_id: '',
      patente: '',
      address: '',
      phone: '',
      base_currency: beginning.baseCurrency,
      second_currency: beginning.secondCurrency,
      fiscal_start_month: beginning.fiscalStartMonth,
    })
    .execute()
  const depotId = await nextId(tx)
  await tx
    .insertInto('depot')
    .values({
      id: depotId,
      code: beginning.depotCode,
      name: beginning.depotName,
      address: '',
      phone: '',
      time_zone: beginning.timeZone,
      cutoff_minute: noon,
      language: beginning.language,
      active: 1,
      calendar_id: await beginCalendar(tx, beginning),
    })
    .execute()
  await tx
    .insertInto('device')
    .values({
      id: await nextId(tx),
      device_number: 0,
      name: beginning.computer,
      depot_id: depotId,
      lane: beginning.lane,
      head_office: 0,
      active: 1,
    })
    .execute()
  await addTaxes(tx)
  await addReasonsAndLimits(tx)
  await addPrices(tx, beginning)
  return depotId
}

async function addTaxes(tx: Writer): Promise<void> {
  await tx
    .insertInto('tax_class')
    .values([
      {
        id: await nextId(tx),
        code: 'TCA',
        name_en: 'TCA 10 %',
        name_fr: 'TCA 10 %',
        name_ht: 'TCA 10 %',
        rate_bp: tcaBasisPoints,
        active: 1,
      },
      {
        id: await nextId(tx),
        code: 'EXO',
        name_en: 'Exempt',
        name_fr: 'Exonéré',
        name_ht: 'San taks',
        rate_bp: 0,
        active: 1,
      },
    ])
    .execute()
}

async function addReasonsAndLimits(tx: Writer): Promise<void> {
  for (const { kind, code, texts } of startingReasons)
    await tx
      .insertInto('reason_code')
      .values({ id: await nextId(tx), kind, code, text_en: texts.en, text_fr: texts.fr, text_ht: texts.ht, active: 1 })
      .execute()
  for (const status of orderStatuses) {
    const limit = stageLimits[status]
    if (limit === null) continue
    await tx
      .insertInto('stage_limit')
      .values({ id: await nextId(tx), status, limit_minutes: limit })
      .execute()
  }
}

async function addPrices(tx: Writer, beginning: Beginning): Promise<void> {
  const { secondCurrency, rateE6, day } = beginning
  if (secondCurrency !== null && rateE6 !== null)
    await tx
      .insertInto('exchange_rate')
      .values({ id: await nextId(tx), currency: secondCurrency, rate_e6: rateE6, valid_from: day, source: '' })
      .execute()
  await tx
    .insertInto('price_list')
    .values({
      id: await nextId(tx),
      code: 'GENERAL',
      name: generalList[beginning.language],
      currency: beginning.baseCurrency,
      customer_class: null,
      zone: null,
      valid_from: day,
      valid_to: null,
      tax_included: 0,
    })
    .execute()
}

const generalList: Record<Language, string> = { en: 'General prices', fr: 'Prix généraux', ht: 'Pri jeneral' }
