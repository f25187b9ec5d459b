import type { Day } from '../kernel/day.ts'
import { type Language, percentText } from '../kernel/locale.ts'
import type { Minor } from '../kernel/money.ts'
import { quantityText } from '../kernel/quantity.ts'
import type { Words } from '../words/en.ts'
import { filled } from '../words/filled.ts'
import type { AmendedLine, AmendmentChanges, LineSide } from './amending.ts'

interface Speaking {
  readonly words: Words['orders']['amendment']
  readonly language: Language
  /** What a product is called. */
  readonly product: (id: number) => string
  readonly money: (minor: Minor) => string
  readonly day: (day: Day) => string
}

/** What an amendment made different, a sentence each: the day, the lines in their order, the total last. */
export function amendmentSentences({ day, lines, total }: AmendmentChanges, speaking: Speaking): string[] {
  const { words, money } = speaking
  return [
    ...(day === null ? [] : [filled(words.day, { before: speaking.day(day.before), after: speaking.day(day.after) })]),
    ...lines.flatMap(line => lineSentences(line, speaking)),
    ...(total.before === total.after
      ? []
      : [filled(words.total, { before: money(total.before), after: money(total.after) })]),
  ]
}

function lineSentences({ before, after }: AmendedLine, speaking: Speaking): string[] {
  const { words, product } = speaking
  if (before && after && before.productId === after.productId) return sameProduct(before, after, speaking)
  const whole = (sentence: string, side: LineSide | null): string[] =>
    side === null ? [] : [filled(sentence, { product: product(side.productId), quantity: quantityOf(side) })]
  return [...whole(words.takenOut, before), ...whole(words.added, after)]
}

function sameProduct(before: LineSide, after: LineSide, speaking: Speaking): string[] {
  const { words, language, money } = speaking
  const percent = (side: LineSide): string => percentText(side.discountBp, language)
  const told = [
    [words.quantity, quantityOf(before), quantityOf(after)],
    [words.price, money(before.priceMinor), money(after.priceMinor)],
    [words.discount, percent(before), percent(after)],
  ].filter(([, was, is]) => was !== is)
  const amounts = [words.amount, money(before.amountMinor), money(after.amountMinor)]
  return (told.length > 0 ? told : [amounts]).map(([sentence = '', was = '', is = '']) =>
    filled(sentence, { product: speaking.product(after.productId), before: was, after: is }),
  )
}

const quantityOf = (side: LineSide): string => quantityText(side.quantity, side.caseUnits)
