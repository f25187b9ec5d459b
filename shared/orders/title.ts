export interface Titled {
  readonly number: string | null
  readonly channel: string
  readonly customerReference: string
}

/**
 * What people call an order: its own number; for one that came from a file, the number that it has in the other system; null for a draft, which
 * has neither.
 */
export const orderTitle = ({ number, channel, customerReference }: Titled): string | null =>
  number ?? (channel === 'file' && customerReference !== '' ? customerReference : null)
