import { useQuery } from '@tanstack/react-query'
import { converted, convertedBack } from '../../../../shared/kernel/money.ts'
import { taxByRate } from '../../../../shared/orders/amounts.ts'
import type { Order } from '../../../../shared/orders/order.ts'
import { forTotals } from '../../../../shared/orders/quoting.ts'
import { useApi } from '../../../widgets/api.ts'
import { useT } from '../../../widgets/words.ts'
import { TotalsCard } from '../TotalsCard.tsx'

/** What the order comes to, in both currencies at the rate that is frozen on it. */
export function RecordTotals({ order }: { order: Order }) {
  const t = useT()
  const api = useApi()
  const { data: base } = useQuery({
    ...api.settings.get.queryOptions(),
    select: settings => settings.company?.baseCurrency ?? null,
  })
  const { currency, lines, netMinor, totalMinor, taxIncluded, rateE6, rateCurrency } = order
  const rated = base && rateE6 !== null && rateCurrency !== null
  const otherTotal = !rated
    ? null
    : currency === base
      ? { currency: rateCurrency, minor: convertedBack(totalMinor, rateE6) }
      : { currency: base, minor: converted(totalMinor, rateE6) }
  const tax = taxByRate(lines.map(forTotals), taxIncluded).map(each => ({
    rateBp: each.rate_bp,
    taxMinor: each.tax_minor,
  }))
  const rate = rated ? { rateE6, base, second: rateCurrency } : null
  return (
    <TotalsCard
      title={t($ => $.orderList.record.totals)}
      totals={{ currency, lines, netMinor, tax, totalMinor, taxIncluded, rate, otherTotal }}
    />
  )
}
