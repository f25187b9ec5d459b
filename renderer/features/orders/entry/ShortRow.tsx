import type { Day } from '../../../../shared/kernel/day.ts'
import { shortDay } from '../../../../shared/kernel/locale.ts'
import { quantityText } from '../../../../shared/kernel/quantity.ts'
import type { Shortage } from '../../../../shared/stock/shortage.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'
import classes from './LineTable.module.css'

interface ShortRowProps {
  shortage: Shortage
  caseUnits: number
  /** The day of delivery. */
  day: Day
  today: Day
}

/** That more is wanted than is free on that day, and when there will be enough. It stands in nobody's way. */
export function ShortRow({ shortage: { free, enoughOn }, caseUnits, day, today }: ShortRowProps) {
  const t = useT()
  const language = useLanguage()
  const shown = (each: Day): string => shortDay(each, language, Number(today.slice(0, 4)))
  const now =
    free === 0
      ? t($ => $.orderEntry.short.none, { day: shown(day) })
      : t($ => $.orderEntry.short.only, { free: quantityText(free, caseUnits), day: shown(day) })
  const later =
    enoughOn === null
      ? t($ => $.orderEntry.short.notExpected)
      : t($ => $.orderEntry.short.enoughOn, { day: shown(enoughOn) })
  return (
    <tr className={classes.short}>
      <td />
      <td colSpan={8} role="note">
        {now} · {later}
      </td>
    </tr>
  )
}
