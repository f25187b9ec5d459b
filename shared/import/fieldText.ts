import { folded } from '../kernel/text.ts'
import { loginProblem } from '../people/rules.ts'
import { fittedCode } from './code.ts'
import { type DayOrder, tableDay } from './days.ts'
import { type DecimalMark, plainNumber, scaledNumber } from './numbers.ts'
import type { ImportProblem } from './record.ts'
import type { Target } from './target.ts'
import { chosen, weekdaysIn, yesOrNo } from './words.ts'

/** How a column's texts are written. */
export interface Writing {
  readonly decimal: DecimalMark
  readonly days: DayOrder
  /** For a share: 15 is written for 15 %. */
  readonly percent: boolean
}

/** A number for quantities, amounts (ten-thousandths), shares (basis points) and weekdays (bits); null where the text is empty. */
export type FieldValue = string | number | boolean | null

export type FieldReading = { readonly value: FieldValue } | { readonly problem: ImportProblem }

/** So many parts has one unit of an amount as it is read, so that a price of 0.0275 is no price of 0.03. */
export const amountParts = 10_000

/** What the text of a table means for a field. */
export function readField(target: Target, text: string, writing: Writing): FieldReading {
  if (text === '') return target.required ? { problem: 'required' } : { value: target.fallback ?? null }
  switch (target.type) {
    case 'text':
      return text.length > (target.most ?? text.length) ? { problem: 'too-long' } : { value: text }
    case 'code':
      return target.field === 'login' ? login(text, target) : { value: fittedCode(text, target.most ?? 24) }
    case 'day':
      return found(tableDay(text, writing.days), 'not-a-day')
    case 'amount':
      return found(number(text, writing.decimal, 4), 'not-an-amount')
    case 'quantity':
      return found(quantity(text, writing.decimal), 'not-a-quantity')
    case 'share':
      return found(share(text, writing), 'not-a-discount')
    case 'yes-no':
      return found(yesOrNo(text), 'not-yes-or-no')
    case 'weekdays':
      return found(weekdaysIn(text), 'not-a-choice')
    case 'choice':
      return found(chosen(text, target.choices ?? []), target.field === 'language' ? 'not-a-language' : 'not-a-choice')
  }
}

/** The value as a person checks it, the same in every language: `1150.5`, `2026-11-21`, `closed`. */
export function fieldText(target: Target, value: FieldValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (target.type === 'amount') return String(Number(value) / amountParts)
  return target.type === 'share' ? `${Number(value) / 100} %` : String(value)
}

/** What a word of the table was said to mean; null where nobody said. */
export function meaningOf(values: Readonly<Record<string, string>>): (text: string) => string | null {
  const byWord = new Map(Object.entries(values).map(([word, meaning]) => [folded(word), meaning]))
  return text => byWord.get(folded(text)) ?? null
}

const found = (value: FieldValue, problem: ImportProblem): FieldReading => (value === null ? { problem } : { value })

function number(text: string, decimal: DecimalMark, places: number): number | null {
  const plain = plainNumber(text, decimal)
  const value = plain === null ? null : scaledNumber(plain, places)
  return value === null || value < 0 ? null : value
}

function quantity(text: string, decimal: DecimalMark): number | null {
  const value = number(text, decimal, 3)
  return value === null || value === 0 || value % 1000 !== 0 || value > 1e12 ? null : value / 1000
}

function share(text: string, { decimal, percent }: Writing): number | null {
  const written = /^(.*?)\s*%$/.exec(text)?.[1]
  const value = number(written ?? text, decimal, written === undefined && !percent ? 4 : 2)
  return value === null || value > 10_000 ? null : value
}

function login(text: string, target: Target): FieldReading {
  const typed = text.trim().toLowerCase()
  if (typed.length > (target.most ?? 80)) return { problem: 'too-long' }
  return loginProblem(typed) === null ? { value: typed } : { problem: 'not-a-login' }
}
