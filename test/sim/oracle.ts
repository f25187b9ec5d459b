/** What must hold whatever happened. A planted fault is caught by one of these names. */
export const oracles = [
  'nothing lost',
  'exactly once',
  'replicas equal',
  'contiguous cursors',
  'sums conserved',
  'queue drained',
  'needs attention',
  'own changes visible',
  'last writer',
  'attached files',
  'nothing broke',
] as const
export type Oracle = (typeof oracles)[number]

/** Something that does not hold. */
export interface Violation {
  readonly oracle: Oracle
  readonly what: string
}

export const violation = (oracle: Oracle, what: string): Violation => ({ oracle, what })
