import type { Instant } from '../kernel/instant.ts'

export interface SideOfConflict {
  value: string | number | null
  at: Instant
}

/**
 * Which of two values to keep, as the card recommends it: a value before an empty one, since hardly anybody empties a field on purpose
 * while another fills it; else the newer one; of two at the same moment the one that stands.
 */
export function recommended(standing: SideOfConflict, other: SideOfConflict): 'standing' | 'other' {
  if (isEmpty(standing.value) !== isEmpty(other.value)) return isEmpty(standing.value) ? 'other' : 'standing'
  return other.at > standing.at ? 'other' : 'standing'
}

const isEmpty = (value: string | number | null): boolean => value === null || value === ''
