import type { Client } from '../../shared/contract.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import type { OrderForm } from '../../shared/orders/contract.ts'
import { nextCutoff } from '../../shared/orders/cutoff.ts'
import type { Seeded } from './drinksDesk.ts'

/** An order form for a customer of the desk of drinks: codes and bottles. */
export const orderOf = (
  desk: Pick<Seeded, 'customers' | 'products'>,
  customer: string,
  requestedDay: string,
  wanted: Readonly<Record<string, number>>,
): OrderForm => ({
  id: null,
  version: 0,
  customerId: desk.customers[customer] ?? 0,
  channel: 'phone',
  customerReference: '',
  requestedDay,
  currency: 'HTG',
  note: '',
  lines: Object.entries(wanted).map(([sku, quantity]) => ({
    n: 0,
    productId: desk.products[sku] ?? 0,
    quantity,
    discountBp: 0,
    typedPrice: null,
    freeReasonId: null,
    promotionId: null,
  })),
})

/** A desk in the middle of its day: confirmed ones, one over its limit, one before the cut-off, one of a customer on hold, a held one, drafts. */
export async function busyDay(client: Client, desk: Seeded): Promise<void> {
  const { depots, reasonCodes } = await client.settings.get()
  const depot = depots[0]
  if (!depot) throw new Error('no depot')
  const soon = nextCutoff(Date.now(), depot).forDay
  const later = dayAt(Date.now() + 9 * 86_400_000, depot.timeZone)
  desk.setBack(300)
  const late = await client.orders.save(orderOf(desk, 'C-002', later, { 'KOL-24': 1488, 'DLO-12': 144 }))
  await client.orders.receive({ id: late.id })
  const held = await client.orders.saveAndConfirm(orderOf(desk, 'C-007', soon, { 'DLO-12': 1200 }))
  const reasonId = reasonCodes.find(reason => reason.kind === 'hold')?.id ?? 0
  await client.orders.hold({ id: held.id, kind: 'credit', reasonId, note: 'De fakti an reta' })
  desk.setBack(30)
  await client.orders.saveAndConfirm(orderOf(desk, 'C-001', soon, { 'MAL-24': 288, 'BYE-24': 486, 'DLO-12': 360 }))
  await client.orders.saveAndConfirm(orderOf(desk, 'C-001', later, { 'MAL-24': 288, 'BYE-24': 480 }))
  const early = await client.orders.save(orderOf(desk, 'C-008', soon, { 'WON-6': 60, 'ENE-24': 48 }))
  await client.orders.receive({ id: early.id })
  await client.orders.saveAndConfirm(orderOf(desk, 'C-003', soon, { 'TON-24': 72 }))
  await client.orders.save(orderOf(desk, 'C-004', later, { 'JWI-12': 24 }))
}
