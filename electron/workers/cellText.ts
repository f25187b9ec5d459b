import type { Day } from '../../shared/kernel/day.ts'
import { type Language, shortDay } from '../../shared/kernel/locale.ts'
import type { Cell } from '../../shared/lists/cell.ts'
import { numberText } from '../../shared/lists/numberText.ts'

/** A cell as somebody reads it. */
export function cellText(
  cell: Cell,
  { language, today, moment }: { language: Language; today: Day; moment: (at: number) => string },
): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return numberText(cell, language)
    case 'day':
      return shortDay(cell.day, language, Number(today.slice(0, 4)))
    case 'instant': {
      const [day = '', time = ''] = moment(cell.at).split(' ')
      return `${shortDay(day, language, Number(today.slice(0, 4)))} ${time}`
    }
    case 'empty':
      return ''
  }
}

export const isNumeric = (cell: Cell | undefined): boolean => cell?.kind === 'number'
