import type { Content } from 'pdfmake/interfaces'
import type { Currency, Minor } from '../../shared/kernel/money.ts'
import { facts } from './facts.ts'
import { type OtherMoney, rateLine } from './otherMoney.ts'
import { counted } from './say.ts'
import type { Sheet } from './sheet.ts'

/** What was agreed with a customer, and what counts where nothing was. */
export interface PaperTerms {
  readonly terms: {
    /** Null where the customer has no list of its own. */
    readonly priceList: string | null
    readonly paymentDays: number
    readonly creditLimitMinor: Minor | null
    readonly currency: Currency
    /** The limit in the other currency; null where it cannot be said. */
    readonly otherLimitMinor: Minor | null
    readonly hold: boolean
    /** Empty where nobody said why. */
    readonly holdReason: string
  } | null
  /** The list that comes first for its kind and zone today; empty where there is none. */
  readonly usualList: string
  /** Into what amounts are worked out, at today's rate. */
  readonly other: OtherMoney | null
}

export function customerTerms(sheet: Sheet, agreed: PaperTerms, width: number): Content[] {
  const { other, terms } = agreed
  const worked = other?.rate && terms !== null && terms.otherLimitMinor !== null ? other.rate : null
  return [
    facts({ type: sheet.type, width }, rows(sheet, agreed)),
    ...(worked === null ? [] : [{ text: rateLine(sheet, worked), style: 'quiet' }]),
  ]
}

function rows(sheet: Sheet, { terms, usualList, other }: PaperTerms): [string, string][] {
  const { customer: words, order } = sheet.words.paper
  const usual = [usualList, words.usualList].filter(Boolean).join(' · ')
  if (terms === null)
    return [
      [words.priceList, usual],
      [order.payment, words.notAgreed],
      [words.creditLimit, words.notAgreed],
      [words.hold, words.holdNo],
    ]
  const payment =
    terms.paymentDays === 0
      ? order.cash
      : counted({ one: order.days_one, other: order.days_other }, terms.paymentDays, sheet.language)
  const otherLimit =
    terms.otherLimitMinor === null || other === null ? '' : sheet.money(terms.otherLimitMinor, other.currency)
  const limit =
    terms.creditLimitMinor === null
      ? words.noLimit
      : [sheet.money(terms.creditLimitMinor, terms.currency), otherLimit].filter(Boolean).join(' = ')
  return [
    [words.priceList, terms.priceList ?? usual],
    [order.payment, payment],
    [words.creditLimit, limit],
    [words.hold, terms.hold ? terms.holdReason || words.holdYes : words.holdNo],
  ]
}
