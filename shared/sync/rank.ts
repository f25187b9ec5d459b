/**
 * In which order what waits goes up. 0: what people do by hand, orders above all. 1: what changes or asks for reference data. 2: what was
 * taken over from elsewhere in batches. What one builds on goes with it, whatever its own rank.
 */
export const ranks = { urgent: 0, reference: 1, history: 2 } as const
export type Rank = (typeof ranks)[keyof typeof ranks]

/** The rank of a transaction by what the act is called and whether it is part of a bigger one. */
export function rankOf(act: { readonly why: string; readonly batch?: string | null }): Rank {
  if (act.why === joining) return ranks.urgent
  if (act.batch != null) return ranks.history
  return ofReference.has(act.why.slice(0, Math.max(0, act.why.indexOf('.')))) ? ranks.reference : ranks.urgent
}

/** Slices whose rows head office owns. */
const ofReference: ReadonlySet<string> = new Set([
  'reference',
  'products',
  'priceLists',
  'settings',
  'people',
  'calendars',
  'containers',
  'taxes',
  'requests',
])

/** Everything a computer brings when it joins: nothing it does afterwards means anything without it. */
const joining = 'setup.join'
