import type { Right } from '../auth/right.ts'
import type { Place } from './place.ts'

/** Why goods move, each from one place to another. `found` and `missed` are what a count came to beyond and below what was known. */
export const causes = [
  'receipt',
  'supplier-return',
  'customer-return',
  'damaged',
  'expired',
  'own-use',
  'blocked',
  'released',
  'scrapped',
  'found',
  'missed',
] as const
export type Cause = (typeof causes)[number]

interface Way {
  readonly from: Place
  readonly to: Place
  readonly right: Right
}

const ways: Record<Cause, Way> = {
  receipt: { from: 'supplier', to: 'depot', right: 'stock.move' },
  'supplier-return': { from: 'depot', to: 'supplier', right: 'stock.move' },
  'customer-return': { from: 'customer', to: 'blocked', right: 'stock.move' },
  damaged: { from: 'depot', to: 'loss', right: 'stock.move' },
  expired: { from: 'depot', to: 'loss', right: 'stock.move' },
  'own-use': { from: 'depot', to: 'loss', right: 'stock.move' },
  blocked: { from: 'depot', to: 'blocked', right: 'stock.move' },
  released: { from: 'blocked', to: 'depot', right: 'stock.count' },
  scrapped: { from: 'blocked', to: 'loss', right: 'stock.count' },
  found: { from: 'count', to: 'depot', right: 'stock.count' },
  missed: { from: 'depot', to: 'count', right: 'stock.count' },
}

export const wayOf = (cause: Cause): Way => ways[cause]

/** What a person chooses among; the two of a count come from counting. */
export const chosenCauses = causes.filter(cause => cause !== 'found' && cause !== 'missed')
export type ChosenCause = Exclude<Cause, 'found' | 'missed'>
