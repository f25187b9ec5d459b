import type { Currency } from '../shared/kernel/money.ts'
import { stageLimits } from '../shared/orders/age.ts'
import type { OrderStatus } from '../shared/orders/status.ts'
import type { Reader } from './schema.ts'

export interface CompanyMoney {
  baseCurrency: Currency
  secondCurrency: Currency | null
  /** 1 … 12: the month in which the fiscal year begins. */
  fiscalStartMonth: number
}

/** In which money the company counts, and when its year begins. Gourdes, dollars and October until somebody has said. */
export async function companyMoney(reader: Reader): Promise<CompanyMoney> {
  const row = await reader
    .selectFrom('company')
    .select(['base_currency', 'second_currency', 'fiscal_start_month'])
    .orderBy('id')
    .executeTakeFirst()
  return row
    ? {
        baseCurrency: row.base_currency,
        secondCurrency: row.second_currency,
        fiscalStartMonth: row.fiscal_start_month,
      }
    : { baseCurrency: 'HTG', secondCurrency: 'USD', fiscalStartMonth: 10 }
}

/** Exchange rates of every day, one unit of `currency` in millionths of the base. */
export async function exchangeRates(reader: Reader, currency: Currency | null) {
  if (currency === null) return []
  const rows = await reader.selectFrom('exchange_rate').selectAll().where('currency', '=', currency).execute()
  return rows.map(row => ({ id: row.id, currency: row.currency, rateE6: row.rate_e6, validFrom: row.valid_from }))
}

/** Minutes that an order may stand at each status: the company's own, or what is usual. A limit of 0 in the row is none. */
export async function listStageLimits(reader: Reader): Promise<Record<OrderStatus, number | null>> {
  const rows = await reader.selectFrom('stage_limit').select(['status', 'limit_minutes']).execute()
  const own = Object.fromEntries(rows.map(row => [row.status, row.limit_minutes || null]))
  return { ...stageLimits, ...own }
}
