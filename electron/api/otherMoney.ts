import { companyMoney, exchangeRates } from '../../db/company.ts'
import type { Reader } from '../../db/schema.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Currency, Minor } from '../../shared/kernel/money.ts'
import { otherTotal } from '../../shared/orders/quoting.ts'
import { quotedCurrency, rateOn } from '../../shared/orders/rateOn.ts'
import type { OtherMoney } from '../print/otherMoney.ts'

export interface Exchange {
  /** Null where the company counts in one currency only. */
  readonly other: OtherMoney | null
  /** An amount in the other currency, rounded half up to a hundredth; null where it cannot be said. */
  readonly inOther: (amount: Minor) => Minor | null
}

/** Into which other currency amounts of `currency` go, at the rate that counts on a day. */
export async function exchangeOn(reader: Reader, currency: Currency, day: Day): Promise<Exchange> {
  const company = await companyMoney(reader)
  const { baseCurrency } = company
  const quoted = quotedCurrency(currency, company)
  if (quoted === null) return { other: null, inOther: () => null }
  const rate = rateOn(quoted, await exchangeRates(reader, quoted), day)
  const into = currency === baseCurrency ? quoted : baseCurrency
  if (rate === null) return { other: { currency: into, rate: null }, inOther: () => null }
  const { rateE6, currency: rateCurrency, validFrom: rateDay } = rate
  return {
    other: { currency: into, rate: { rateE6, rateCurrency, rateDay } },
    inOther: amount => otherTotal(amount, { rateE6, rateCurrency, baseCurrency, buyer: { currency } })?.minor ?? null,
  }
}
