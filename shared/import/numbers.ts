import { z } from 'zod'

/** The sign between whole and fraction. */
export const DecimalMark = z.enum(['.', ','])
export type DecimalMark = z.infer<typeof DecimalMark>

/**
 * A number as people write it (`1 150,50 HTG`, `$1,150.50`, `(12.00)`, `15-`) as plain digits with a point: `-1150.50`. Thousands may be set
 * apart by blanks, apostrophes or the mark that is not the decimal one; a lone mark that sets no thousands apart is the decimal one whatever
 * was said. Null where it is no number. A percent sign is no part of a number: take it off first.
 */
export function plainNumber(text: string, decimal: DecimalMark): string | null {
  if (bare.test(text) && (decimal === '.' || !text.includes('.'))) return text
  const { negative, body } = unsigned(withoutCurrency(text.trim()))
  const other = decimal === '.' ? ',' : '.'
  const digits = grouped(body, decimal, other) ?? grouped(body, other, null)
  return digits === null ? null : `${negative ? '-' : ''}${digits}`
}

/** Plain digits to a whole number of 10^-`places`, halves away from zero, never through a float; null beyond 15 digits. */
export function scaledNumber(plain: string, places: number): number | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain)
  if (!match) return null
  const [, sign = '', whole = '', fraction = ''] = match
  const kept = fraction.slice(0, places).padEnd(places, '0')
  const value = Number(whole + kept) + (Number(fraction[places] ?? '0') >= 5 ? 1 : 0)
  if (!Number.isSafeInteger(value)) return null
  return sign === '-' && value !== 0 ? -value : value
}

export interface DecimalEvidence {
  decimal: DecimalMark
  /** False where nothing in the column tells the two apart. */
  certain: boolean
  /** How many values spoke for each, and how many for neither. */
  votes: { '.': number; ',': number; none: number }
}

/** Which decimal mark a column uses, by what its values can mean; a point where nothing tells. */
export function decimalOf(texts: readonly string[]): DecimalEvidence {
  const votes = { '.': 0, ',': 0, none: 0 }
  for (const text of texts) {
    const vote = voteOf(unsigned(withoutCurrency(text.trim().replace(/\s*%$/, ''))).body)
    votes[vote ?? 'none'] += 1
  }
  return { decimal: votes[','] > votes['.'] ? ',' : '.', certain: votes['.'] !== votes[','], votes }
}

function voteOf(body: string): DecimalMark | null {
  if (!/^[\d.,\s\u00a0\u202f'’]+$/.test(body)) return null
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','))
  if (last < 0) return null
  const mark: DecimalMark = body[last] === ',' ? ',' : '.'
  const other: DecimalMark = mark === '.' ? ',' : '.'
  if (body.includes(other)) return mark
  if (body.indexOf(mark) !== last) return other
  const after = body.length - last - 1
  const before = body.slice(0, last)
  // `1.234` says nothing; `0.234` and `1234.567` can only be fractions.
  return after !== 3 || before === '' || before.startsWith('0') || before.length > 3 ? mark : null
}

function grouped(body: string, decimal: DecimalMark, other: DecimalMark | null): string | null {
  const [whole = '', fraction, more] = body.split(decimal)
  if (more !== undefined || (fraction !== undefined && !/^\d*$/.test(fraction))) return null
  if (whole === '' && (fraction ?? '') === '') return null
  const digits = /^\d*$/.test(whole) ? whole : ungrouped(whole, other)
  if (digits === null) return null
  return fraction === undefined || fraction === '' ? digits : `${digits || '0'}.${fraction}`
}

/** Groups of three from the right; of two above them, as India writes. */
function ungrouped(whole: string, other: DecimalMark | null): string | null {
  const match = /^\d{1,3}([ \u00a0\u202f'’.,])/.exec(whole)
  const mark = match?.[1]
  if (mark === undefined || ((mark === '.' || mark === ',') && mark !== other)) return null
  const [head = '', ...groups] = whole.split(mark)
  const last = groups.at(-1) ?? ''
  const above = groups.slice(0, -1)
  if (!/^\d{1,3}$/.test(head) || !/^\d{3}$/.test(last) || !above.every(group => /^\d{2,3}$/.test(group))) return null
  if (above.some(group => group.length !== above[0]?.length)) return null
  return head + groups.join('')
}

const bare = /^-?\d+(?:\.\d+)?$/

const currency =
  '(?:US\\$|RD\\$|R\\$|CA\\$|C\\$|HT\\$|HTG|USD|EUR|INR|CAD|DOP|BRL|gdes?|gourdes?|goud|dollars?|Rs\\.?|G|[$€£¥₹])'
const leading = new RegExp(`^([-(−+]?)\\s*${currency}\\s*`, 'iu')
const trailing = new RegExp(`\\s*${currency}\\s*([-)]?)$`, 'iu')

const withoutCurrency = (text: string): string =>
  /^[\d.,\s-]*$/.test(text) ? text : text.replace(leading, '$1').replace(trailing, '$1')

function unsigned(text: string): { negative: boolean; body: string } {
  const brackets = /^\((.*)\)$/.exec(text)
  if (brackets) return { negative: true, body: (brackets[1] ?? '').trim() }
  if (/^[-−]/.test(text)) return { negative: true, body: text.slice(1).trim() }
  if (text.endsWith('-')) return { negative: true, body: text.slice(0, -1).trim() }
  return { negative: false, body: text.replace(/^\+/, '').trim() }
}
