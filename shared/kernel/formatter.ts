/**
 * Intl's formatters, each made once: making one takes up to half a millisecond, and one screen asks for hundreds. Only locale.ts
 * and timeZone.ts decide with which locale and options.
 */
export function numberFormatter(locale: string, least: number, most: number): Intl.NumberFormat {
  return kept(numbers, `${locale} ${least} ${most}`, () => {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most })
  })
}

/** Wall-clock times of a zone, with 24 hours, to the minute or to the second. */
export function clockFormatter(timeZone: string, precision: 'minute' | 'second'): Intl.DateTimeFormat {
  return kept(clocks, `${timeZone} ${precision}`, () => {
    const timeStyle = precision === 'minute' ? 'short' : 'medium'
    return new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle, hourCycle: 'h23' })
  })
}

/** The order of texts, numbers in them by their worth. */
export const textCollator = (locale: string): Intl.Collator =>
  kept(collators, locale, () => new Intl.Collator(locale, { numeric: true }))

const collators = new Map<string, Intl.Collator>()
const numbers = new Map<string, Intl.NumberFormat>()
const clocks = new Map<string, Intl.DateTimeFormat>()

function kept<F>(formatters: Map<string, F>, key: string, make: () => F): F {
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = make()
  formatters.set(key, made)
  return made
}
