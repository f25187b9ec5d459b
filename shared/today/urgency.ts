/** Why something is on the worklist, most urgent kind first. */
export const urgencies = [
  'past-cutoff',
  'before-cutoff',
  'over-limit',
  'on-hold',
  'refused',
  'conflict',
  'request',
  'draft',
] as const
export type Urgency = (typeof urgencies)[number]
