/** `<TYPE>-<DEPOT><LANE>-<FY>-<NNNNNN>`, e.g. `ORD-CAP2-27-000143`. FY is the two last digits of the year in which it ends. */
export interface NumberParts {
  type: string
  depot: string
  lane: string
  fiscalYear: number
  count: number
}

export const documentNumber = (parts: NumberParts): string =>
  `${parts.type}-${parts.depot}${parts.lane}-${String(parts.fiscalYear % 100).padStart(2, '0')}-${String(parts.count).padStart(6, '0')}`

/** What a number says, or null where it is none. The depot's code has three characters, the lane one or two. */
export function parseNumber(text: string): NumberParts | null {
  const match = /^([A-Z]{2,4})-([A-Z0-9]{3})([A-Z0-9]{1,2})-(\d{2})-(\d{6,})$/.exec(text)
  if (!match) return null
  const [, type = '', depot = '', lane = '', year = '', count = ''] = match
  return { type, depot, lane, fiscalYear: 2000 + Number(year), count: Number(count) }
}
