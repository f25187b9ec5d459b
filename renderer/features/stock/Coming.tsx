import { shortDay } from '../../../shared/kernel/locale.ts'
import { quantityText } from '../../../shared/kernel/quantity.ts'
import type { StockRecord } from '../../../shared/stock/contract.ts'
import { leftOf, stateOf } from '../../../shared/stock/expected.ts'
import { Tag } from '../../ui/Tag.tsx'
import { useLanguage, useT } from '../../widgets/words.ts'
import classes from './Coming.module.css'

/** What is still to come of a product, the earliest first; what is late says so. */
export function Coming({ item, today }: { item: StockRecord; today: string }) {
  const t = useT()
  const language = useLanguage()
  if (item.coming.length === 0) return null
  return (
    <section className={classes.coming} aria-label={t($ => $.stock.expected.title)}>
      <h2>{t($ => $.stock.expected.title)}</h2>
      <ul>
        {item.coming.map(each => (
          <li key={each.id}>
            <strong>{quantityText(leftOf(each), item.caseUnits)}</strong>
            <span>{shortDay(each.expectedDay, language)}</span>
            <span>{[each.supplier, each.document].filter(Boolean).join(' · ')}</span>
            {stateOf(each, today) === 'late' ? <Tag tone="bad">{t($ => $.stock.expected.state.late)}</Tag> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
