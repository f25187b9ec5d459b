import { casesAndUnits } from '../../shared/kernel/quantity.ts'
import { counted } from './say.ts'
import type { Sheet } from './sheet.ts'

/** `12 kès + 6 inite`; on narrow paper it may go over two rows, at the sign. */
export function quantityWords(
  { words: { paper }, language, size }: Sheet,
  quantity: number,
  caseUnits: number,
): string {
  const { cases, units } = casesAndUnits(quantity, caseUnits)
  const said = [
    cases > 0 ? counted({ one: paper.cases_one, other: paper.cases_other }, cases, language) : '',
    units > 0 || cases === 0 ? counted({ one: paper.units_one, other: paper.units_other }, units, language) : '',
  ]
  const joined = said.filter(Boolean).join(' + ').replaceAll(' ', '\u00a0')
  return size === 'a4' ? joined : joined.replace('\u00a0+\u00a0', ' +\u00a0')
}

/** What a price is for: `kès 24`, `inite`. */
export function priceFor({ words: { paper } }: Sheet, priceUnits: number, caseUnits: number): string {
  if (priceUnits === 1) return paper.perUnit
  const form = priceUnits === caseUnits ? paper.perCase : paper.perUnits
  return form.replace('{{count}}', String(priceUnits)).replaceAll(' ', '\u00a0')
}
