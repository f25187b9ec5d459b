import { type Language, wholeNumber } from '../../shared/kernel/locale.ts'
import type { Sheet } from './sheet.ts'

/** A sentence of the catalogue with its values put in. */
export const say = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ''))

/**
 * The form of a counted sentence: English says one of one only, French and Kreyòl of nothing and of parts too. Kreyòl's forms are the same
 * words, so that one rule serves both.
 */
export const counted = (
  forms: { readonly one: string; readonly other: string },
  count: number,
  language: Language,
): string =>
  say((language === 'en' ? count === 1 : count < 2) ? forms.one : forms.other, {
    count: wholeNumber(count, language),
  })

/** `Note: …`, in French `Note : …`. */
export const said = ({ words }: Pick<Sheet, 'words'>, name: string, value: string): string =>
  say(words.paper.named, { name, value })
