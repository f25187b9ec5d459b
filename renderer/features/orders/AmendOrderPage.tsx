import { OrderEntryPage } from './OrderEntryPage.tsx'

/** Amending a confirmed order: entry, with what stays as it was confirmed locked. */
export function AmendOrderPage() {
  return <OrderEntryPage amends />
}
