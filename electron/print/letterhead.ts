import type { Currency } from '../../shared/kernel/money.ts'

/** Under whose name a document goes out: the company with its legal numbers, and the depot. */
export interface Letterhead {
  readonly name: string
  readonly legalName: string
  readonly address: string
  readonly phone: string
  readonly taxId: string
  readonly patente: string
  readonly baseCurrency: Currency
  /** A company that does not exist: no paper of it may pass for a real one. */
  readonly sample: boolean
  readonly depot: { readonly name: string; readonly address: string; readonly phone: string } | null
}
