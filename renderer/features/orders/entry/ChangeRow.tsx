import type { Day } from '../../../../shared/kernel/day.ts'
import { amountText, percentText, shortDay } from '../../../../shared/kernel/locale.ts'
import type { Currency } from '../../../../shared/kernel/money.ts'
import type { PriceChange } from '../../../../shared/orders/contract.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'
import classes from './LineTable.module.css'

interface ChangeRowProps {
  change: PriceChange
  taxRateBp: number
  currency: Currency | null
  /** The day of delivery. */
  day: Day
  today: Day
}

/** Why a line costs other than it would today: a price or a tax that changes until the day of delivery. */
export function ChangeRow({ change, taxRateBp, currency, day, today }: ChangeRowProps) {
  const t = useT()
  const language = useLanguage()
  const shown = (each: Day): string => shortDay(each, language, Number(today.slice(0, 4)))
  const { from, priceMinor } = change
  const price =
    priceMinor === null
      ? null
      : from === null
        ? t($ => $.orderEntry.reason.otherOn, {
            day: shown(day),
            price: amountText(priceMinor, language, currency ?? undefined),
          })
        : t($ => $.orderEntry.reason.newFrom, {
            day: shown(from),
            price: amountText(priceMinor, language, currency ?? undefined),
          })
  const tax =
    change.taxRateBp === null
      ? null
      : t($ => $.orderEntry.reason.taxOn, {
          day: shown(day),
          rate: percentText(taxRateBp, language),
          before: percentText(change.taxRateBp, language),
        })
  return (
    <tr className={classes.news}>
      <td />
      <td colSpan={8} role="note">
        {[price, tax].filter(each => each !== null).join(' · ')}
      </td>
    </tr>
  )
}
