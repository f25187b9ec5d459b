import type { Currency } from '../kernel/money.ts'

/** What is here already, so that nothing is taken twice and nothing hangs in the air. Codes in capitals. */
export interface KnownRecords {
  readonly customers: ReadonlySet<string>
  readonly products: ReadonlySet<string>
  /** The other system's order numbers. */
  readonly references: ReadonlySet<string>
  /** Logins, small letters. */
  readonly people: ReadonlySet<string>
}

export interface ImportContext {
  /** The company's own: of every amount whose currency nobody says. */
  readonly currency: Currency
  readonly known: KnownRecords
}

export const nothingKnown: KnownRecords = {
  customers: new Set(),
  products: new Set(),
  references: new Set(),
  people: new Set(),
}
