import type { Cell } from '../../../../shared/lists/cell.ts'
import { numberText } from '../../../../shared/lists/numberText.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { DayText, InstantText } from '../../texts.tsx'
import { useLanguage } from '../../words.ts'

/** One value of a table on the screen. */
export function CellView({ cell, strong }: { cell: Cell; strong: boolean }) {
  const language = useLanguage()
  switch (cell.kind) {
    case 'text':
      if (cell.tone !== undefined) return <Tag tone={cell.tone}>{cell.text}</Tag>
      return strong ? <strong title={cell.text}>{cell.text}</strong> : <span title={cell.text}>{cell.text}</span>
    case 'number':
      return numberText(cell, language)
    case 'day':
      return <DayText day={cell.day} />
    case 'instant':
      return <InstantText at={cell.at} />
    case 'empty':
      return null
  }
}
