import type { Day } from '../../shared/kernel/day.ts'
import { rateText } from '../../shared/kernel/locale.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import { say } from './say.ts'
import type { Sheet } from './sheet.ts'

/** A rate as it stands on paper: one unit of `rateCurrency` in millionths of the base currency, and its day. */
export interface PaperRate {
  readonly rateE6: number
  readonly rateCurrency: Currency
  readonly rateDay: Day
}

/** The other currency in which amounts are said too; without a rate only that it could not be. */
export interface OtherMoney {
  readonly currency: Currency
  readonly rate: PaperRate | null
}

/** `1 USD = 131,50 HTG, to madi 17 novanm 2026` */
export const rateLine = (sheet: Sheet, rate: PaperRate): string =>
  say(sheet.words.paper.order.rate, rateValues(sheet, rate))

/** What a sentence about a rate puts in. */
export const rateValues = (sheet: Sheet, { rateE6, rateCurrency, rateDay }: PaperRate) => ({
  second: rateCurrency,
  rate: rateText(rateE6, sheet.language),
  base: sheet.letterhead.baseCurrency,
  day: sheet.day(rateDay),
})
