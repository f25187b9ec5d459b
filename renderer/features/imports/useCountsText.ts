import type { RecordCounts } from '../../../shared/imports/check.ts'
import { useT } from '../../widgets/words.ts'

/** `93 customers, 77 products`; what is none is not named. */
export function useCountsText(): (counts: RecordCounts) => string {
  const t = useT()
  return counts => {
    const said = [
      counts.customers > 0 ? t($ => $.wizard.counts.customers, { count: counts.customers }) : '',
      counts.products > 0 ? t($ => $.wizard.counts.products, { count: counts.products }) : '',
      counts.prices > 0 ? t($ => $.wizard.counts.prices, { count: counts.prices }) : '',
      counts.people > 0 ? t($ => $.wizard.counts.people, { count: counts.people }) : '',
      counts.orders > 0 ? t($ => $.wizard.counts.orders, { count: counts.orders }) : '',
      counts.lines > 0 ? t($ => $.wizard.counts.lines, { count: counts.lines }) : '',
    ].filter(Boolean)
    return said.length === 0 ? t($ => $.wizard.counts.nothing) : said.join(', ')
  }
}
