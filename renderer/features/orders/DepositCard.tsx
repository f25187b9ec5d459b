import { useQuery } from '@tanstack/react-query'
import { moneyText, wholeNumber } from '../../../shared/kernel/locale.ts'
import type { DepositOwed, Quote } from '../../../shared/orders/contract.ts'
import { otherTotal } from '../../../shared/orders/quoting.ts'
import { Card } from '../../ui/Card.tsx'
import { useApi } from '../../widgets/api.ts'
import { useLanguage, useT } from '../../widgets/words.ts'
import classes from './TotalsCard.module.css'

/** The rate of an order, as it was frozen or would be; its parts are null where none is known. */
type Rate = Pick<Quote, 'rateE6' | 'rateCurrency'>

/** The empties that the order brings to the customer, and the deposit on them, in the money of the company and at the order’s rate in the other; nothing
 * where nothing comes back. */
export function DepositCard({ deposit, rate }: { deposit: DepositOwed | null; rate: Rate | null }) {
  const t = useT()
  const language = useLanguage()
  const { data: settings } = useQuery(useApi().settings.get.queryOptions())
  if (!settings || deposit === null || deposit.containers.length === 0) return null
  const base = settings.company?.baseCurrency ?? 'HTG'
  const other = rate && otherTotal(deposit.totalMinor, { ...rate, baseCurrency: base, buyer: { currency: base } })
  const total = [
    moneyText(deposit.totalMinor, base, language),
    other && moneyText(other.minor, other.currency, language),
  ]
  const nameOf = (id: number): string =>
    settings.containers.find(each => each.id === id)?.names[language] ?? t($ => $.orderEntry.deposit.unknown)
  return (
    <Card title={t($ => $.orderEntry.deposit.title)}>
      <dl className={classes.sums}>
        {deposit.containers.map(({ containerId, count, depositMinor }) => (
          <Row
            key={containerId}
            name={t($ => $.orderEntry.deposit.count, {
              number: wholeNumber(count, language),
              container: nameOf(containerId),
            })}
            value={moneyText(depositMinor, base, language)}
          />
        ))}
      </dl>
      <p className={classes.other}>
        {t($ => $.orderEntry.deposit.total, { amount: total.filter(Boolean).join(' = ') })}
        <span className={classes.rate}>{t($ => $.orderEntry.deposit.text)}</span>
      </p>
    </Card>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
