import type { Day } from '../../shared/kernel/day.ts'
import type { BasisPoints, Currency, Minor } from '../../shared/kernel/money.ts'
import type { RateTax } from '../../shared/orders/amounts.ts'
import type { OrderStatus } from '../../shared/orders/status.ts'
import type { PaperRate } from './otherMoney.ts'

/** One line as it was sold. */
export interface PaperLine {
  readonly sku: string
  readonly name: string
  /** Base units. */
  readonly quantity: number
  readonly caseUnits: number
  readonly priceUnits: number
  readonly priceMinor: Minor
  readonly discountBp: BasisPoints
  readonly taxRateBp: BasisPoints
  readonly amountMinor: Minor
  /** Why it costs nothing: the reason or the promotion; null on a line that is paid for. */
  readonly free: string | null
}

/** Containers that go with the goods and come back: how many, and what is paid for them until then. */
export interface PaperDeposit {
  readonly name: string
  readonly count: number
  readonly eachMinor: Minor
}

/** The deposits of an order, and their sum in the other currency at the order's own rate; null where it has none. */
export interface PaperDeposits {
  /** The company's base currency, in which deposits are set. */
  readonly currency: Currency
  readonly rows: readonly PaperDeposit[]
  readonly other: { readonly currency: Currency; readonly minor: Minor } | null
}

/** Everything that stands on the paper of an order, in its own language already where people wrote it. */
export interface OrderPaper {
  /** Its number, or the other system's; null on a draft. */
  readonly title: string | null
  readonly status: OrderStatus
  readonly copy: boolean
  readonly customer: {
    readonly code: string
    readonly name: string
    readonly tradeName: string
    readonly address: string
    readonly city: string
    readonly phone: string
    readonly taxId: string
  }
  readonly orderedDay: Day
  readonly requestedDay: Day
  readonly reference: string
  /** Days after the invoice, 0 is cash; null where nothing was agreed. */
  readonly paymentDays: number | null
  readonly note: string
  readonly currency: Currency
  readonly lines: readonly PaperLine[]
  /** The latest amendment, and what it made different in sentences; null where there was none. */
  readonly amendment: { readonly n: number; readonly day: Day; readonly changes: readonly string[] } | null
  readonly taxIncluded: boolean
  readonly tax: readonly RateTax[]
  readonly netMinor: Minor
  readonly totalMinor: Minor
  /** The total in the other currency at the rate that was frozen on the order, and the day it was. */
  readonly other: (PaperRate & { readonly currency: Currency; readonly minor: Minor }) | null
  readonly deposits: PaperDeposits | null
  readonly enteredBy: string
  /** On the depot's wall clock; null where nobody knows the minute. */
  readonly enteredAt: { readonly day: Day; readonly time: string } | null
}
