import { moneyText, percentText, rateText } from '../../../shared/kernel/locale.ts'
import type { Currency } from '../../../shared/kernel/money.ts'
import { casesAndUnits } from '../../../shared/kernel/quantity.ts'
import { Card } from '../../ui/Card.tsx'
import { useLanguage, useT } from '../../widgets/words.ts'
import classes from './TotalsCard.module.css'

export interface Totals {
  currency: Currency
  lines: readonly { quantity: number; caseUnits: number }[]
  netMinor: number
  tax: readonly { rateBp: number; taxMinor: number }[]
  totalMinor: number
  taxIncluded: boolean
  rate: { rateE6: number; base: Currency; second: Currency } | null
  otherTotal: { currency: Currency; minor: number } | null
}

/** What the order comes to: lines, cases and bottles, tax by rate, the sum, and the other currency at the rate that stays with it. */
export function TotalsCard({
  totals,
  title,
  behind = false,
}: {
  totals: Totals | null
  title: string
  behind?: boolean
}) {
  const t = useT()
  const language = useLanguage()
  if (totals === null)
    return (
      <Card title={title}>
        <p className={classes.quiet}>{t($ => $.orderEntry.total.nothing)}</p>
      </Card>
    )
  const { currency, tax, taxIncluded, otherTotal, rate } = totals
  const money = (minor: number): string => moneyText(minor, currency, language)
  const sums = totals.lines.map(line => casesAndUnits(line.quantity, line.caseUnits))
  const cases = sums.reduce((sum, each) => sum + each.cases, 0)
  const units = sums.reduce((sum, each) => sum + each.units, 0)
  const count = [
    t($ => $.orderEntry.total.lines, { count: totals.lines.length }),
    cases > 0 ? t($ => $.orderEntry.total.cases, { count: cases }) : '',
    units > 0 ? t($ => $.orderEntry.total.units, { count: units }) : '',
  ]
  return (
    <Card title={title} aside={behind ? t($ => $.orderEntry.total.counting) : undefined}>
      <dl className={classes.sums}>
        <dt>{count.filter(Boolean).join(' · ')}</dt>
        <dd>{money(totals.netMinor)}</dd>
        {tax.map(each => (
          <Row
            key={each.rateBp}
            name={
              taxIncluded
                ? t($ => $.orderEntry.total.taxIn, { rate: percentText(each.rateBp, language) })
                : t($ => $.orderEntry.total.tax, { rate: percentText(each.rateBp, language) })
            }
            value={money(each.taxMinor)}
          />
        ))}
        <dt className={classes.total}>{t($ => $.orderEntry.total.toPay)}</dt>
        <dd className={classes.total}>{money(totals.totalMinor)}</dd>
      </dl>
      {otherTotal === null ? null : (
        <p className={classes.other}>
          {moneyText(otherTotal.minor, otherTotal.currency, language)}
          {rate && (
            <span className={classes.rate}>
              {t($ => $.orderEntry.total.atRate, { second: rate.second, rate: rateText(rate.rateE6, language) })}
            </span>
          )}
        </p>
      )}
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
