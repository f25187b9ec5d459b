import type { TableCell } from 'pdfmake/interfaces'

/** How wide the texts of a cell are when nothing of them is broken, and how wide the longest word is. In ems. */
export interface Measured {
  readonly whole: number
  readonly word: number
}

/** By the widths of the bold letters, so that what is set plainly fits for sure. */
export function measured(cell: TableCell): Measured {
  const lines = linesOf(cell)
  const words = lines.flatMap(line => line.split(/[ \n]+/)).flatMap(partsOf)
  return { whole: widest(lines), word: widest(words) }
}

/** As much of a text as goes on one line of so many ems, with three dots where something is left out. */
export function oneLine(text: string, ems: number): string {
  if (emsOf(text) <= ems) return text
  let kept = text
  while (kept !== '' && emsOf(`${kept.trimEnd()}…`) > ems) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}

/** A code or a number stays whole; what is longer may be broken where it has a sign. */
const partsOf = (word: string): string[] => (word.length <= 16 ? [word] : word.split(/(?<=[-/.@])/))

const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, emsOf(text)), 0)

function emsOf(text: string): number {
  let thousandths = 0
  for (const letter of text.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    thousandths += advances[(letter.codePointAt(0) ?? 0) - first] ?? (letter === '\u00a0' ? space : other)
  return thousandths / 1000
}

/** Roboto Medium's own, thousandths of an em, from the blank to the tilde. */
const first = 0x20
const advances: readonly number[] = `
249 265 319 603 568 736 641 167 346 350 443 555 224 340 278 390 568 568 568
568 568 568 568 568 568 568 264 240 509 563 520 486 897 663 631 653 653 565
551 681 709 283 556 632 540 875 709 689 638 689 629 605 609 654 646 880 631
611 603 271 417 271 429 448 320 539 562 522 563 536 353 567 556 255 251 521
255 871 557 567 562 566 354 515 333 556 496 742 503 490 503 333 249 333 663`
  .trim()
  .split(/\s+/)
  .map(Number)
const space = 249
/** Signs of arithmetic and of money; a little much for the rest. */
const other = 600

/** Texts beside one another are one line, texts in a stack are lines of their own. */
function linesOf(cell: unknown): string[] {
  if (typeof cell === 'string' || typeof cell === 'number') return String(cell).split('\n')
  if (typeof cell !== 'object' || cell === null) return []
  if ('stack' in cell && Array.isArray(cell.stack)) return cell.stack.flatMap(linesOf)
  if (!('text' in cell)) return []
  return Array.isArray(cell.text) ? [cell.text.flatMap(linesOf).join('')] : linesOf(cell.text)
}
